"""Several changes as one: all of them are kept, or none; and what was never kept is not brought back later."""

from pathlib import Path

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook
from powerkit.logbook.model import Draft, NewVersion


def save(book: Logbook, card: str, number: int, drafts: tuple[Draft, ...] = ()) -> None:
    new = NewVersion(card, answers={"note": f"words of {card}"}, words=f"words of {card}", drafts=drafts)
    book.save_version(new, client="page", number=number)


def cards(book: Logbook) -> list[str]:
    return sorted(entry.card for entry in book.latest())


def test_all_of_it_is_kept_at_once(logbook: Logbook) -> None:
    def both() -> str:
        save(logbook, "1.1", 1)
        logbook.remember_names([("Zyta Placeholder", "")])
        save(logbook, "1.2", 2)
        return "done"

    assert logbook.as_one(both) == "done"
    with Logbook.open(logbook.path) as other:
        assert cards(other) == ["1.1", "1.2"] and list(other.codes()) == ["Zyta Placeholder"]


def test_where_one_change_fails_none_is_left(logbook: Logbook) -> None:
    draft = logbook.put_draft("1.1", "note", "being written", client="page", number=1)

    def half() -> None:
        save(logbook, "1.1", 2, (draft,))
        logbook.remember_names([("Zyta Placeholder", "")])
        raise LogbookError("The disk is full.", "Make room on it.")

    with pytest.raises(LogbookError):
        logbook.as_one(half)
    assert cards(logbook) == [] and logbook.codes() == {}
    assert logbook.drafts("1.1")["note"].value == "being written"
    assert logbook.search("words") == []
    save(logbook, "1.1", 2, (draft,))
    assert cards(logbook) == ["1.1"]


def test_a_part_that_fails_leaves_nothing_and_what_is_around_it_is_kept(logbook: Logbook) -> None:
    def part() -> None:
        save(logbook, "1.2", 2)
        raise LogbookError("The disk is full.", "Make room on it.")

    def around() -> None:
        save(logbook, "1.1", 1)
        with pytest.raises(LogbookError):
            logbook.as_one(part)
        save(logbook, "1.3", 3)

    logbook.as_one(around)
    assert cards(logbook) == ["1.1", "1.3"]


def test_what_was_never_kept_does_not_come_back_with_an_older_copy(logbook: Logbook, tmp_path: Path) -> None:
    save(logbook, "1.1", 1)
    older = logbook.path.read_bytes()
    save(logbook, "1.2", 2)

    def never() -> None:
        save(logbook, "1.3", 3)
        raise LogbookError("The disk is full.", "Make room on it.")

    with pytest.raises(LogbookError):
        logbook.as_one(never)
    logbook.path.write_bytes(older)
    with pytest.raises(LogbookError):
        save(logbook, "2.1", 4)
    beside = [file for file in tmp_path.rglob("*.sqlite3") if file != logbook.path and "Backups" not in file.parts]
    held = [cards(book) for file in beside for book in [Logbook.read(file)]]
    assert ["1.1", "1.2"] in held and not any("1.3" in found for found in held)
