"""Pages on paper, notes brought back, and days for a calendar."""
