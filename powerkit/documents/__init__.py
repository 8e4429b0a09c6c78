"""Renderers: a `Document` in, text or bytes out. They write nothing to disk."""
