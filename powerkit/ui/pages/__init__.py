"""The pages beside the cards: start, log book, share, review, where we are heading, supervision. One desk each."""
