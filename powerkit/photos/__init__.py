"""Photos on a card: taken in from the page, kept in the log book, and shown again."""
