"""Tables as pictures, one file for each way of showing them: SVG with real text, each item with its data."""
