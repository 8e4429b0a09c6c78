"""Small charts of whole numbers, one look for all: SVG with real text, every number written, no drawing library."""
