"""The table: rows and columns, its views, and what is brought in from elsewhere."""
