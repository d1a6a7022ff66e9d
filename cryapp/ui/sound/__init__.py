"""What the panels of the sound view share: the window on time, the pictures behind it, colours and axes."""
