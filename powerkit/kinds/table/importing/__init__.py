"""Rows for a table from elsewhere: pasted cells, CSV files and calendars, read as people write them."""
