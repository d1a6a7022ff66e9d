"""Marking parts of a recording: what is drawn, what the pointer and the keys do, and the acts behind them."""
