"""What the review page asks."""

from typing import Any, Literal, NotRequired, TypedDict

from powerkit.ui.pages.requests.common import AskDecide, AskFile, AskHello, Asking, AskPicture

_Which = TypedDict("_Which", {"from": str, "to": str, "leave_out": list[int]})


class AskedPeriod(Asking, _Which):
    """About a period, from a day to a day, and which entries of it to leave out."""


class AskPeriod(AskedPeriod):
    """What the log book has of it."""

    kind: Literal["period"]


class AskBegin(AskedPeriod):
    """The answers to go on with; *how* "fill": what the log book has, where nothing is answered."""

    kind: Literal["begin"]
    how: str
    answers: NotRequired[dict[str, Any]]


class AskReviewDraft(AskedPeriod):
    """What is typed is to be kept as it stands."""

    kind: Literal["draft"]
    answers: dict[str, Any]


_Way = TypedDict(
    "_Way", {"answers": dict[str, Any], "leader": str, "for": str, "names": str, "pictures": NotRequired[bool]}
)


class AskedReview(AskedPeriod, _Way):
    """About the review as it is written: from whom, for whom, and the way with names."""


class AskReviewNames(AskedReview):
    """The names in it."""

    kind: Literal["names"]


class AskReviewCheck(AskedReview):
    """It, as it would leave."""

    kind: Literal["check"]


class AskReviewMake(AskedReview):
    """Its files."""

    kind: Literal["make"]
    formats: list[str]


class AskYear(Asking):
    """The deck turned over."""

    kind: Literal["year"]


class AskPair(Asking):
    """The two pictures of a card."""

    kind: Literal["pair"]
    card: str
    narrow: bool


class AskWall(Asking):
    """A page for the wall."""

    kind: Literal["wall"]


FromReview = (
    AskHello
    | AskPeriod
    | AskBegin
    | AskReviewDraft
    | AskReviewNames
    | AskReviewCheck
    | AskReviewMake
    | AskDecide
    | AskFile
    | AskYear
    | AskPicture
    | AskPair
    | AskWall
)
"""All that the review page may ask."""
