"""The word cloud: a picture that draws every word, however few people said it."""
