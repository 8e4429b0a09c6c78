"""The picture of a board: its zones, what is placed in them, and arrows from now to how it should be."""
