"""Things in order, then and now: the answer, its picture, and how it is read from notes."""
