"""A calendar file (.ics) as a diary of some days: what, when, how many hours. Nothing else of it is read or kept."""
