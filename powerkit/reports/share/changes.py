"""What has changed since a reader was last sent something: nothing that they were not shown."""

from collections.abc import Callable, Iterator

from powerkit.deck import field_from
from powerkit.documents.model import Block, Bullets, Heading, Paragraph
from powerkit.entries.visibility import answered
from powerkit.reports.share.codes import Said
from powerkit.reports.share.model import Chosen, Matter
from powerkit.reports.share.selection import as_shared, leaving, may_leave
from powerkit.text.catalogue import t

_MOST_CHANGES = 12


def changed(matter: Matter, said: Said, titled: Callable[[Chosen], str]) -> Iterator[Block]:
    """What is new, what has changed and what has not; *titled* says what a card's section is called."""
    new = [titled(item) for item in matter.chosen if item.earlier is None]
    if new:
        yield Paragraph(t("You have not seen these before:"))
        yield Bullets(tuple(new))
    same = []
    for item in matter.chosen:
        if item.earlier is None:
            continue
        if changes := [said(text) for text in _changes(item)]:
            most = _MOST_CHANGES if len(changes) > _MOST_CHANGES + 1 else len(changes)
            more = len(changes) - most
            yield Heading(titled(item), 3)
            yield Bullets((*changes[:most], *([t("… and {more} more changes", more=more)] if more > 0 else ())))
        else:
            same.append(titled(item))
    if same:
        yield Paragraph(t("Nothing that you see has changed in:"))
        yield Bullets(tuple(same))


def _changes(one: Chosen) -> Iterator[str]:
    """What changed in answers that this reader was shown then and is shown now."""
    assert one.earlier is not None
    before = {wording["id"]: (wording, answer) for wording, answer in answered(one.earlier)}
    for wording, answer in leaving(one):
        field = field_from(wording)
        if field is None:
            continue
        old_wording, old = before.get(field.id, (wording, None))
        old_field = field_from(old_wording)
        if old is not None and not may_leave(one.earlier, field.id, one.earlier_put_in):
            yield t("{label} You can read this now.", label=field.label)
            continue
        if old_field is None or type(old_field.kind) is not type(field.kind):
            continue
        old = None if old is None else as_shared(old_wording, old, one)
        yield from (f"{field.label} {text}" for text in field.kind.compare(old, as_shared(wording, answer, one)))
