"""The review of a period: what it holds, the proforma filled from it, its numbers, and the files made of it."""
