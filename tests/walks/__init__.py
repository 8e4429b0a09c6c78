"""Random walks on what a page works on, each held against a plain account of what the steps put there."""
