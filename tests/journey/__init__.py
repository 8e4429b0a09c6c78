"""How a card is held: what a leader meets on it, in numbers."""
