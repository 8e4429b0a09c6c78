"""An organisation's picture: what many leaders say together, made of small files that each of them chose to give."""
