"""Pages on paper: one to hang up or hand round, one to take along, notes brought back from it, days for a calendar."""
