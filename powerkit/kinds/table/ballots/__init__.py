"""Slips without names, gathered from a list, a file or a count, into rows of a table."""
