"""The inbox of a Hub against whoever takes what is not theirs: its memory, its disk, another's place or name."""

import socket
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from .inbox_served import NOW, PEOPLE, Inbox, Served, clock, served  # isort: skip  # it knows the way

import inbox_disk  # isort: skip
import inbox_door  # isort: skip
import inbox_files  # isort: skip

__all__ = ["clock", "served"]

LARGE = 24_000_000


def begin(served: Served, name: str, path: str, length: str) -> socket.socket:
    """Ask, with a file that is said to come and does not."""
    line = socket.create_connection(("127.0.0.1", served.port), timeout=30)
    line.sendall(f"POST /{path} HTTP/1.1\r\nHost: x\r\nAuthorization: token {name}\r\n{length}\r\n\r\n".encode())
    return line


@pytest.mark.parametrize(
    "path", ["copies?to=priya&form=html", f"files/{'a' * 32}/replies?form=json", "here", "nowhere"]
)
def test_who_is_not_known_is_refused_before_anything_of_their_file_came(served: Served, path: str) -> None:
    for length in (f"Content-Length: {LARGE}", "Transfer-Encoding: chunked"):
        with begin(served, "somebody", path, length) as line:
            assert line.recv(100).startswith(b"HTTP/1.1 403 ")


def test_a_file_that_is_too_large_or_says_no_length_is_refused_before_it_came(served: Served) -> None:
    for length, status in (("Content-Length: 25000001", b"413"), ("Transfer-Encoding: chunked", b"411")):
        with begin(served, "amira", "copies?to=priya&form=html", length) as line:
            assert line.recv(100).split()[1] == status


def test_files_on_their_way_take_no_more_memory_than_one_a_person_and_four_in_all(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_door, "AT_A_TIME", 2 * LARGE)
    with ExitStack() as lines:
        for name in ("amira", "tomos"):
            first = lines.enter_context(begin(served, name, "nowhere", f"Content-Length: {LARGE}"))
            assert first.recv(100).split()[1] == b"404"  # it was refused, so it holds no room
        held = [
            lines.enter_context(begin(served, name, "copies?to=quill&form=html", f"Content-Length: {LARGE}"))
            for name in ("amira", "tomos")
        ]
        for name, why in (("amira", "another file of yours"), ("priya", "busy")):
            # Until both have come to the door; some are taken before, until there is no room for more.
            while (said := served.put(name, "quill", b"x" * 2_000_000))[0] in (201, 429):
                pass
            assert said[0] == 503 and why in said[1]["message"]
        said = served.put("amira", "quill", b"x" * LARGE)  # the line is heard by who is still sending
        assert said == (503, {"message": "The inbox is still taking another file of yours."})
        assert served.here("amira")[0] == []  # to read goes on
        for line in held:
            line.close()
    while served.put("tomos", "quill", b"x" * 2_000_000)[0] == 503:  # until it has heard that they are gone
        pass
    assert served.put("tomos", "quill", b"x" * 2_000_000)[0] == 201


def test_with_no_room_on_the_disk_a_file_can_be_read_and_that_it_was_is_noted_later(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    _, put = served.put("amira", "priya", b"words")
    with monkeypatch.context() as patch:
        patch.setattr(inbox_disk.os, "fsync", full)
        assert served.ask("priya", f"files/{put['id']}") == (200, b"words")
        served.inbox.tidy()
        assert served.ask("amira", f"files/{put['id']}", "DELETE")[0] == 409  # it is known that she opened it
    assert not Inbox(tmp_path / "inbox").came("priya")[0].fetched
    served.inbox.tidy()
    assert Inbox(tmp_path / "inbox").came("priya")[0].fetched == NOW.isoformat(timespec="milliseconds")


def test_one_sender_fills_neither_an_inbox_nor_all_and_what_was_opened_of_theirs_gives_way_first(
    tmp_path: Path, clock: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_files, "MOST_FROM_ONE", (4, 1000))
    monkeypatch.setattr(inbox_files, "MOST_BY_ONE", (6, 1500))
    monkeypatch.setattr(inbox_files, "MOST_CAME", (9, 2500))
    inbox = Inbox(tmp_path, lambda: clock[0])
    theirs = inbox.put("tomos", "priya", "html", b"x" * 900)
    inbox.fetch("priya", theirs.id).close()
    for size, places in ((10, 4), (250, 4), (500, 2)):
        mine = [inbox.put("amira", "priya", "html", b"x" * size) for _ in range(places)]
        with pytest.raises(inbox_files.Refused, match="Take one back, or wait until one is opened"):
            inbox.put("amira", "priya", "html", b"x" * size)
        for item in reversed(mine):
            clock[0] += timedelta(seconds=1)
            inbox.fetch("priya", item.id).close()
        new = inbox.put("amira", "priya", "html", b"x" * size)
        left = {item.id for item in inbox.came("priya")}
        assert {new.id, theirs.id, *(item.id for item in mine[:-1])} == left  # the one opened first is gone
        inbox.put("tomos", "priya", "html", b"y")  # another is not crowded out
        for item in inbox.came("priya"):
            if item.id != theirs.id:
                inbox.remove("priya", item.id)
    for number in range(6):
        inbox.put("amira", PEOPLE[1 + number % 3], "html", b"x")
    with pytest.raises(inbox_files.Refused, match="in the inboxes"):
        inbox.put("amira", "robin", "html", b"x")
    monkeypatch.setattr(inbox_files, "MOST_IN_ALL", (100, 1000))
    with pytest.raises(inbox_files.Refused, match="tell who looks after your Hub"):
        inbox.put("quill", "priya", "html", b"x" * 100)


def test_only_a_copy_can_be_answered_in_the_forms_of_a_reply_and_who_left_keeps_what_came_before(
    served: Served,
) -> None:
    _, copy = served.put("amira", "priya", b"words")
    served.readers.remove("priya")
    assert served.put("amira", "priya")[0] == 404
    for form in inbox_files.COPIES:
        status = served.ask("priya", f"files/{copy['id']}/replies?form={form}", "POST", b"x")[0]
        assert status == (201 if form == "docx" else 400)
    [reply] = served.here("amira")[0]
    answer = served.ask("amira", f"files/{reply['id']}/replies?form=json", "POST", b"{}")
    assert answer == (400, {"message": "That is a reply. Only a copy can be answered."})
    assert served.put("amira", "quill", form="json")[0] == 400
    assert served.ask("priya", f"files/{copy['id']}") == (200, b"words") and len(served.here("priya")[0]) == 1


def test_a_name_is_taken_exactly_as_it_is(served: Served) -> None:
    around = ["%00", "%0a", "%20", "+", "%09", "%c2%a0", "%ff", "&to=priya"]
    assert {served.put("amira", f"priya{each}")[0] for each in around} == {404}
    assert {served.put("amira", f"{each}priya")[0] for each in around[:-1]} == {404}
    assert served.put("amira", "Priya")[0] == 404 and served.put("amira", "priya", form="html%20")[0] == 400
    assert served.here("priya") == ([], [])


def test_an_inbox_is_emptied_by_one_command_while_the_service_runs_so_that_a_name_can_be_used_again(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, theirs = served.put("amira", "priya")
    served.ask("priya", f"files/{theirs['id']}")
    served.ask("priya", f"files/{theirs['id']}/replies?form=json", "POST", b"{}")
    _, other = served.put("tomos", "quill")
    for name, folder, said in (
        ("pri", "inbox", "Deleted 0 files for or by pri.\n"),
        ("amira", "inbox", "Deleted 2 files for or by amira.\n"),
        ("amira", "nowhere", f"There is no folder {tmp_path / 'nowhere'}.\n"),
    ):
        argv = ["inbox_disk.py", "--forget", name, "--folder", str(tmp_path / folder)]
        monkeypatch.setattr("sys.argv", argv)
        try:
            inbox_disk.main()
        except SystemExit as end:
            assert end.code == 1 and folder == "nowhere"
        told = capsys.readouterr()
        assert told.out + told.err == said
    assert served.here("amira") == served.here("priya") == ([], [])
    assert served.ask("priya", f"files/{theirs['id']}")[0] == 404 and served.here("quill")[0] == [other]
    assert len([path for path in (tmp_path / "inbox").rglob("*") if path.is_file()]) == 1
