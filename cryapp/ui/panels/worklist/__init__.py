"""The worklist: its panel, its lazily filled model and how a row is painted."""
