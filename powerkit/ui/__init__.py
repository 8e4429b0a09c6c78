"""What a person meets on a page: the cards, the pages beside them, and what they ask of Python."""
