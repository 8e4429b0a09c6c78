"""A leader's log book, and a call of the command line."""

from tests.reports.share.conftest import book, save

__all__ = ["book", "save"]
