"""What is made of entries to look at or to send: records, shares, reviews, printouts."""
