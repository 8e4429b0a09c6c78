"""An earlier map or cloud as it was looked at, with what was picked from it marked."""

from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.pictures import DrawMarked, function_of
from powerkit.kinds.recall.kind import EARLIER, Recall, picked_of, seen_in
from powerkit.text.catalogue import t


def draw(kind: Recall, answer: Any, label: str) -> tuple[Picture, ...]:
    """The picture of what was looked at, where that was put beside the answer; none for one that has only picks."""
    seen = seen_in(answer)
    draw_marked: DrawMarked | None = function_of(seen[0].marked_by()) if seen else None
    if seen is None or draw_marked is None:
        return ()
    picked = {item.strip() for item in picked_of(answer)}
    called = kind.pick_label or t("Picked")
    said = str(answer[EARLIER].get("said", ""))
    return tuple(
        Picture(svg, alt, " ".join((said, t("{called}: {how}.", called=called, how=how))) if picked else said)
        for svg, alt, how in draw_marked(*seen, label, picked, called)
    )


def draw_fitted(
    kind: Recall, answer: Any, label: str, *, narrow: bool = False, keyed: bool = False
) -> tuple[Picture, ...]:
    """The same for the back of a card, where what was looked at is drawn in another way there."""
    seen = seen_in(answer)
    fitted = function_of(seen[0].fitted_by()) if seen else None
    if seen is None or fitted is None:
        return draw(kind, answer, label)
    picked = {item.strip() for item in picked_of(answer)}
    called = kind.pick_label or t("Picked")
    pictures: tuple[Picture, ...] = fitted(*seen, label, narrow=narrow, keyed=keyed, picked=picked, said=called)
    return pictures
