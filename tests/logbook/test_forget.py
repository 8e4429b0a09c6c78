"""Forgetting an entry: no byte of it is left in the log book or its backups."""

import pytest

from powerkit.logbook import Logbook
from powerkit.logbook.model import NewAction, NewVersion

from .old_files import make_first

NAME = "Zebedee"


@pytest.fixture
def two(path, clock):
    """A log book with an entry about Zebedee, one about something else, and a backup of both."""
    for turn in range(2):
        with Logbook.open(path, now=clock) as book:
            for card, word in (("1.1", NAME), ("1.2", "garden")):
                draft = book.put_draft(card, "views", f"{word} draft", client=card, number=3 * turn)
                new = NewVersion(
                    card,
                    people=word,
                    answers={"views": f"{word} {turn}"},
                    words=f"{word} {turn}",
                    actions=(NewAction("action", f"Meet {word}"),),
                    drafts=(draft,),
                )
                book.save_version(new, client=card, number=3 * turn + 1)
                book.put_draft(card, "views", f"{word} again", client=card, number=3 * turn + 2)
    return path


def test_after_forgetting_no_byte_is_left_in_the_log_book_or_its_backups(two, clock) -> None:
    files = [two, *(two.parent / "Backups").iterdir()]
    assert len(files) == 2
    assert all(NAME.encode() in file.read_bytes() for file in files)
    with Logbook.open(two, now=clock) as book:
        book.forget_entry(1)
        assert [item.card for item in book.latest()] == ["1.2"]
        assert book.search(NAME) == [] == book.versions(1)
        assert [action.what for action in book.actions()] == ["Meet garden"]
    for file in (two, *(two.parent / "Backups").iterdir()):
        content = file.read_bytes().lower()
        assert NAME.lower().encode() not in content
        assert b"garden" in content


def test_the_rest_works_on_and_ids_are_not_used_again(two, clock) -> None:
    with Logbook.open(two, now=clock) as book:
        book.forget_entry(1)
        assert len(book.versions(2)) == 2
        assert [item.card for item in book.search("garden")] == ["1.2"]
        assert book.drafts("1.2")["views"].value == "garden again"
        assert book.save_version(NewVersion("1.1"), client="new", number=1).id == 3
        with pytest.raises(Exception, match="never changes"), book._store.writing() as connection:
            connection.execute("DELETE FROM version")
    for backup in (two.parent / "Backups").iterdir():
        with Logbook.open(backup, now=clock) as book:
            assert [item.card for item in book.latest()] == ["1.2"]


def test_forgetting_empties_the_kept_pictures_and_reaches_backups_made_before_there_were_any(path, clock) -> None:
    make_first(path, [("1.2", NAME, "2026-01-20T09:00:00+00:00")])
    with Logbook.open(path, now=clock) as book:
        book.keep_picture("key", f"<svg>{NAME}</svg>")
        assert book.backups()
        assert book.forget_entry(1) == ()
        assert book.picture("key") is None
    for file in (path, *(path.parent / "Backups").iterdir()):
        assert NAME.encode() not in file.read_bytes()
