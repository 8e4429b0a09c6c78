"""The Power Shifting Workbook: a tool for every card of the Power Shifting Card Deck."""

__version__ = "0.1.0"
