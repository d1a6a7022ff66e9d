"""CryApp: see, hear, label and learn from infant cries."""

__version__ = "0.1.0"
