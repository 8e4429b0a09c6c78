"""Looking back: what an earlier card holds, to pick from."""
