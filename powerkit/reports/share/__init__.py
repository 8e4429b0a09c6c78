"""Copies to send: what is chosen, names replaced, checked on the finished bytes, written, and the replies to them."""
