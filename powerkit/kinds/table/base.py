"""A table's rows and the parts its columns play: what a way of showing it needs to know."""

from dataclasses import dataclass

from powerkit.kinds.columns import Column
from powerkit.kinds.made_of_rows import MadeOfRows

KEPT_BACK = "_kept"
"""The mark of a row whose own words stay with the leader, in an answer as others may read it."""


@dataclass(frozen=True)
class TableBase(MadeOfRows):
    """Rows whose columns play *roles*; in moments, *turning* is the choice that marks the turning point."""

    roles: tuple[tuple[str, str], ...] = ()
    turning: str = ""

    def role(self, name: str) -> str:
        """The id of the column that plays a part; "" where none does."""
        return dict(self.roles).get(name, "")

    def needed(self, role: str) -> Column:
        """The column that plays a part which has to be played: see `View.needs`."""
        return next(column for column in self.columns if column.id == self.role(role))

    def playing(self, role: str) -> Column | None:
        """The column that plays a part, or None."""
        return self.column(self.role(role))
