"""Sketches taken out as files."""
