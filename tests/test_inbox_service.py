"""The inbox of a Hub: who may put, list, fetch and take back what, with the Hub's word on who somebody is made up."""

import logging
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.documents.formats import FORMATS

from .inbox_served import NOW, PEOPLE, Inbox, Served, clock, inbox_service, served  # isort: skip  # it knows the way

import inbox_disk  # isort: skip
import inbox_files  # isort: skip

__all__ = ["clock", "inbox_service", "served"]


def opened(inbox: Inbox, name: str, which: str) -> bytes:
    """What is in a file that came for somebody."""
    with inbox.fetch(name, which) as content:
        return content.read()


def test_every_format_that_copies_are_made_in_can_be_put_into_an_inbox() -> None:
    assert {*inbox_files.COPIES} == FORMATS.keys()


def test_a_copy_is_put_listed_fetched_answered_and_the_reply_comes_back(served: Served) -> None:
    status, put = served.put("amira", "priya", b"<html>The copy</html>\n\n")
    assert status == 201 and (put["by"], put["to"], put["fetched"]) == ("amira", "priya", "")
    assert served.here("priya") == ([put], []) and served.here("amira") == ([], [put])
    assert served.ask("priya", f"files/{put['id']}") == (200, b"<html>The copy</html>\n\n")
    [seen] = served.here("amira")[1]
    assert seen["fetched"] == NOW.isoformat(timespec="milliseconds")
    status, reply = served.ask("priya", f"files/{put['id']}/replies?form=json", "POST", b"{}")
    assert status == 201 and (reply["to"], reply["answers"]) == ("amira", put["id"])
    assert served.here("amira")[0] == [reply]
    assert served.ask("amira", f"files/{reply['id']}") == (200, b"{}")
    assert served.ask("amira", f"files/{reply['id']}", "DELETE") == (200, {})
    assert served.here("amira")[0] == [] == served.here("priya")[1]


def test_only_those_of_the_administrators_group_can_be_sent_a_copy_and_nobody_else_is_said_to_be_there(
    served: Served,
) -> None:
    assert served.ask("amira", "readers")[1] == {"readers": ["priya", "quill"]}
    assert served.ask("priya", "readers")[1] == {"readers": ["quill"]}
    refusals = [served.put("amira", name) for name in ("tomos", "nobody", "", "..%2Fpriya", "amira")]
    assert {status for status, _ in refusals} == {404} and len({said["message"] for _, said in refusals}) == 1
    assert served.put("priya", "priya")[0] == 404
    served.readers.remove("priya")
    assert served.put("amira", "priya")[0] == 404


@pytest.mark.parametrize("name", ["", "somebody", "amira\u00a0", "x" * 600])
@pytest.mark.parametrize("path", ["readers", "here", "copies?to=priya&form=html", "files/" + "a" * 32])
def test_who_is_not_known_to_the_hub_is_told_nothing(served: Served, name: str, path: str) -> None:
    method = "POST" if path.startswith("copies") else "GET"
    body = b"x" if method == "POST" else None
    token = name.encode().decode("latin-1")
    assert served.ask(token, path, method, body) == (403, {"message": "The inbox does not know this workbook."})


def test_a_third_person_can_neither_fetch_nor_answer_nor_take_away_and_learns_not_that_there_is_one(
    served: Served,
) -> None:
    _, put = served.put("amira", "priya")
    gone = (404, {"message": "It is not in the inbox any more."})
    for name in ("tomos", "quill"):
        assert served.here(name) == ([], [])
        for which in (put["id"], "0" * 32):
            assert served.ask(name, f"files/{which}") == gone
            assert served.ask(name, f"files/{which}", "DELETE") == gone
            assert served.ask(name, f"files/{which}/replies?form=json", "POST", b"{}") == gone
    assert served.ask("amira", f"files/{put['id']}") == gone  # not even who put it
    assert served.ask("amira", f"files/{put['id']}/replies?form=json", "POST", b"{}") == gone
    assert served.here("priya")[0] == [put]


def test_what_was_put_can_be_taken_back_until_it_is_fetched(served: Served) -> None:
    (_, one), (_, two) = served.put("amira", "priya"), served.put("amira", "priya")
    assert served.ask("amira", f"files/{one['id']}", "DELETE") == (200, {})
    assert served.ask("priya", f"files/{one['id']}")[0] == 404
    served.ask("priya", f"files/{two['id']}")
    assert served.ask("amira", f"files/{two['id']}", "DELETE")[0] == 409
    assert served.ask("priya", f"files/{two['id']}", "DELETE")[0] == 200


def test_sizes_kinds_and_counts_are_bounded_and_each_refusal_is_one_line(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_files, "MOST_BYTES", 100)
    said = [
        served.put("amira", "priya", b"x" * 101),
        served.put("amira", "priya", b""),
        served.put("amira", "priya", form="exe"),
    ]
    assert [status for status, _ in said] == [413, 413, 400]
    assert all("\n" not in each["message"] for _, each in said) and served.here("priya") == ([], [])
    for _ in range(inbox_files.MOST_FROM_ONE[0]):
        assert served.put("amira", "priya")[0] == 201
    assert served.put("amira", "priya")[0] == 429
    assert served.put("tomos", "priya")[0] == served.put("amira", "quill")[0] == 201
    monkeypatch.setattr(inbox_files, "MOST_CAME", (21, 1_000_000))
    assert served.put("quill", "priya") == (429, {"message": inbox_files.IT_IS_FULL})


def test_what_was_fetched_goes_after_two_weeks_and_what_nobody_fetched_after_ninety_days(
    served: Served, clock: list[datetime], tmp_path: Path
) -> None:
    (_, read), (_, unread) = served.put("amira", "priya"), served.put("amira", "priya")
    served.ask("priya", f"files/{read['id']}")
    for days, left in ((14, 2), (15, 1), (90, 1), (91, 0)):
        clock[0] = NOW + timedelta(days=days)
        served.inbox.tidy()
        assert len(served.here("priya")[0]) == left
    assert [path for path in (tmp_path / "inbox").rglob("*") if path.is_file()] == []
    assert unread["id"] != read["id"]


def test_all_is_there_again_after_a_stop_and_what_was_in_the_making_or_is_none_of_ours_is_not(
    served: Served, tmp_path: Path
) -> None:
    (_, one), (_, two) = served.put("amira", "priya", b"one\ntwo"), served.put("tomos", "priya")
    served.ask("priya", f"files/{two['id']}")
    folder = next((tmp_path / "inbox").iterdir())
    (folder / f"{'b' * 32}.part").write_bytes(b"half")
    for name, words in (
        ("c" * 32, b"nonsense"),
        ("d" * 32, b'{"id": "../x"}\n'),
        ("e" * 32, (folder / f"{one['id']}.file").read_bytes()),
    ):
        (folder / f"{name}.file").write_bytes(words)
    again = Inbox(tmp_path / "inbox")
    assert {(item.id, bool(item.fetched)) for item in again.came("priya")} == {(one["id"], False), (two["id"], True)}
    assert opened(again, "priya", one["id"]) == b"one\ntwo" and not [*folder.glob("*.part")]


def test_a_disk_with_no_room_is_said_and_leaves_nothing_half_written(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(inbox_disk.os, "fsync", full)
        assert served.put("amira", "priya") == (507, {"message": "There is no room in the inbox now."})
    assert [path for path in (tmp_path / "inbox").rglob("*") if path.is_file()] == []
    assert served.put("amira", "priya")[0] == 201


def test_files_and_folders_are_their_owners_alone(served: Served, tmp_path: Path) -> None:
    _, put = served.put("amira", "priya")
    served.ask("priya", f"files/{put['id']}")
    modes = {
        path.is_dir(): stat.S_IMODE(path.stat().st_mode)
        for path in [tmp_path / "inbox", *(tmp_path / "inbox").rglob("*")]
    }
    assert modes == {True: 0o700, False: 0o600}


def test_a_line_of_the_log_holds_no_name_no_file_and_no_word(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    _, put = served.put("amira", "priya", b"Zuleika said it")
    served.ask("priya", f"files/{put['id']}")
    served.ask("tomos", f"files/{put['id']}")
    served.down = True
    assert served.ask("amira", "here") == (502, {"message": "The inbox could not do that."})
    text = caplog.text
    assert "POST 201" in text and not [
        word for word in ("amira", "priya", "tomos", "Zuleika", put["id"]) if word in text
    ]


Step = tuple[str, str, str, int]
PERSON = st.sampled_from(PEOPLE)
ACT = st.sampled_from(["put", "fetch", "reply", "remove"])
STEPS = st.lists(st.tuples(ACT, PERSON, PERSON, st.integers(0, 5)), max_size=25)


@given(STEPS)
@settings(deadline=None)
def test_nobody_ever_sees_or_gets_what_is_not_theirs(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    inbox = Inbox(tmp_path_factory.mktemp("inbox"), lambda: NOW)
    made: list[inbox_files.Item] = []
    for number, (what, name, other, which) in enumerate(steps):
        item = made[which % len(made)] if made else None
        if what == "put" and name != other:
            made.append(inbox.put(name, other, "html", f"{name} to {other} {number}".encode()))
        elif item is not None and what != "put":
            act: dict[str, Callable[[], Any]] = {
                "fetch": lambda: opened(inbox, name, item.id),  # noqa: B023
                "reply": lambda: inbox.addressed(name, item.id),  # noqa: B023
                "remove": lambda: inbox.remove(name, item.id),  # noqa: B023
            }
            try:
                got = act[what]()
            except inbox_files.Refused:
                pass
            else:
                assert name == item.to or (what == "remove" and name == item.by)
                assert what != "fetch" or got.startswith(f"{item.by} to {name} ".encode())
        for person in PEOPLE:
            assert {item.to for item in inbox.came(person)} <= {person}
            assert {item.by for item in inbox.put_by(person)} <= {person}
