"""Tables as pictures, one file for each way of showing them: SVG with real text, every item carrying its row as data."""
