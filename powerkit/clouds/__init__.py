"""The word cloud as people use it: what it tells the page, and the files it goes to."""
