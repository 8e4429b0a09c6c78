"""Who is asked when another copy comes into the place of the open log book."""

import sqlite3
from typing import Protocol

from powerkit.errors import LogbookError


class Keeper(Protocol):
    """What is done about another copy that was put in the place of the open log book, or written into its file."""

    def begin(self, connection: sqlite3.Connection) -> None:
        """Note which line of work it is that what follows belongs to."""

    def holds(self, connection: sqlite3.Connection) -> bool:
        """Whether a file that others wrote to is still what this log book was."""

    def swapped(self, before: sqlite3.Connection, after: sqlite3.Connection) -> None:
        """Another file is in its place; the one that was open can still be read."""

    def overwritten(self, after: sqlite3.Connection) -> LogbookError | None:
        """Another copy was written into the file; what is to be said of it, if anything was lost."""

    def torn(self) -> LogbookError | None:
        """The file is damaged now; what is to be said of it, where it isn't what is said of any damage."""
