"""The relationship map as people use it: what it tells the page, and the files it comes from and goes to."""
