"""``powerkit share`` and ``powerkit replies`` from the terminal."""

import hashlib
import io
import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from powerkit.cli import exit_code
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder

ITEMS = [
    {"card": "1.1", "answers": {"changing": "Zofia saw Mill Bank", "companion": "Zofia", "place": "Secret lane"},
     "private": {"place": True}},
    {"card": "2.2", "answers": {"discussion": "The café"}},
    {"card": "4.2", "answers": {"tells_me": "Theirs", "consent_share": "no"}},
]  # fmt: skip


@pytest.fixture
def call(tmp_path: Path, workbook_folder: Path, capsys: pytest.CaptureFixture[str]):
    """Call the command line on a filled workbook; gives the exit code, what was printed, and what was said aside."""
    file = tmp_path / "items.json"
    file.write_text(json.dumps(ITEMS), encoding="utf-8")
    assert exit_code(["fill", str(file)]) == 0

    def called(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = exit_code(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def book_of(folder: Path) -> Logbook:
    place = WorkbookFolder(folder)
    return Logbook.open(place.logbook, backups=place.backups)


def test_all_four_kinds_are_made_noted_with_their_sha_256_and_hold_no_name(call, tmp_path, workbook_folder) -> None:
    out = tmp_path / "copies"
    code, said, aside = call("share", "--card", "1.1", "--to", "html,docx,pdf,ipynb", "-o", str(out), "--for", "Priya")
    assert code == 0 and "Share 1, 1 entry" in said and "Codes stand for the names your log book knows" in said
    assert "No program can know every name" in aside and "Read the file before you send it." in aside
    assert "Mill Bank" in aside and "--not-name" in aside
    with book_of(workbook_folder) as book:
        [share] = book.shares("priya")
    assert {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in out.iterdir()} == {
        file.name: file.sha256 for file in share.said.files
    }
    assert len(share.said.files) == 4
    html = next(out.glob("*.html")).read_text(encoding="utf-8")
    assert "Zofia" not in html and "Secret lane" not in html and "Person A" in html


def test_without_a_folder_they_are_in_to_send_and_word_is_made(call, workbook_folder) -> None:
    assert call("share", "--entry", "2")[0] == 0
    [file] = (workbook_folder / "To send").iterdir()
    assert file.suffix == ".docx"
    assert call("share", "--entry", "2")[0] == 0
    assert len(list((workbook_folder / "To send").iterdir())) == 2


def test_a_private_answer_goes_in_by_its_name_and_decisions_on_names_are_kept(call, tmp_path) -> None:
    call(
        "share",
        "--capability",
        "1",
        "--include",
        "1:place",
        "--not-name",
        "Mill Bank",
        "--to",
        "html",
        "-o",
        str(tmp_path),
    )
    html = next(tmp_path.glob("share-1*.html")).read_text(encoding="utf-8")
    assert "Secret lane" in html
    assert "Mill Bank" not in call("share", "--capability", "1")[2]


def test_since_the_last_share_there_is_nothing_new_to_the_same_person(call) -> None:
    assert call("share", "--since-last", "--for", "Priya")[0] == 0
    code, _, aside = call("share", "--since-last", "--for", "PRIYA")
    assert code == 1 and "nothing to share" in aside
    assert call("share", "--since-last", "--for", "Sam")[0] == 0
    assert call("share", "--since", "2020-01-01")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--card", "4.2"], 1, "somebody’s own story"),
        (["--entry", "3"], 1, "Entry 3 cannot be shared"),
        (["--entry", "99"], 1, "no entry 99"),
        (["--card", "9.9"], 1, "no card"),
        ([], 2, "say what to share: --card 1.2"),
        (["--for", "Priya", "--wants", "Read it"], 2, "say what to share: --card 1.2"),
        (["--to", "html", "--keep-names"], 2, "or --all"),
        (["--list-names"], 2, "or --all"),
        (["--card", "3.1"], 1, "nothing to share in what you named"),
        (["--card", "1.1", "--to", "doc"], 2, "must name one or more of docx, html, pdf, ipynb"),
        (["--card", "1.1", "--keep-names", "--keep-roles"], 2, "not both"),
        (["--card", "1.1", "--since", "May"], 2, "must be a day"),
        (["--card", "1.1", "--include", "1:nope"], 1, "is no answer"),
        (["--card", "1.1", "--passphrase-file", "gone.txt"], 1, "cannot be read"),
    ],
)
def test_a_call_that_cannot_be_done_says_why_and_writes_nothing(call, workbook_folder, arguments, code, said) -> None:
    found, _, aside = call("share", *arguments)
    assert (found, said in aside) == (code, True), aside
    assert not (workbook_folder / "To send").exists()


def test_all_that_may_be_shared_goes_in_with_one_word_and_what_is_left_out_is_named(
    call, tmp_path, workbook_folder
) -> None:
    code, said, _ = call("share", "--all", "--to", "html", "-o", str(tmp_path))
    assert code == 0 and "Share 1, 2 entries:" in said and "Left out: entry 3 (card 4.2)." in said
    with book_of(workbook_folder) as book:
        assert [item.card for item in book.shares()[0].said.items] == ["1.1", "2.2"]
    day = ["--from", "2020-01-01", "--to", "2090-01-01"]
    assert call("review", *day, "-o", str(tmp_path / "review.docx"))[0] == 0
    assert "2 entries:" in call("share", "--all", "-o", str(tmp_path))[1], "a review goes its own way"


def test_all_of_an_empty_log_book_is_nothing_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["--workbook", str(tmp_path / "empty"), "share", "--all"]) == 1
    assert "your log book is empty" in capsys.readouterr().err


def test_a_passphrase_locks_the_page_alone(call, tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("tulip bench horse 7\n", encoding="utf-8")
    given = ("share", "--card", "2.2", "--passphrase-file", str(secret), "-o", str(tmp_path / "out"))
    code, _, aside = call(*given, "--to", "docx,html")
    assert code == 1 and "Only the web page" in aside and not (tmp_path / "out").exists()
    assert call(*given, "--to", "html")[0] == 0
    [file] = (tmp_path / "out").iterdir()
    assert "café" not in file.read_text(encoding="utf-8") and "tulip" not in file.read_text(encoding="utf-8")


def test_a_reply_is_brought_in_once(call, tmp_path, workbook_folder) -> None:
    call("share", "--card", "2.2")
    with book_of(workbook_folder) as book:
        [share] = book.shares()
        said = {"share": share.said.token, "workbook": book.workbook_id, "checksum": share.said.checksum}
    comments = [{"card": "2.2", "entry": 2, "version": 1, "text": "Good"}]
    file = tmp_path / "reply.json"
    file.write_text(json.dumps({"powerkit": "reply", "format": 1, **said, "comments": comments}), encoding="utf-8")
    code, out, _ = call("replies", str(file))
    assert code == 0 and "1 comment on share 1" in out
    code, _, aside = call("replies", str(file))
    assert code == 1 and "brought in before" in aside
    assert call("replies", str(tmp_path / "gone.json"))[0] == 1


def test_all_names_are_listed_with_what_stands_around_them_and_nothing_is_made(call, tmp_path, workbook_folder) -> None:
    items = tmp_path / "more.json"
    odd = [f"Qu{letter}vex" for letter in "abcdefghijklm"]
    text = "Grace is here. I met Amina. Ring Dafydd and Cllr Patel. " + " ".join(f"Ask {item}." for item in odd)
    answers = {"companion": "Grace Bello, Amina Khan", "changing": text}
    items.write_text(json.dumps([{"card": "1.1", "community": "Moss", "answers": answers}]), encoding="utf-8")
    assert call("fill", str(items))[0] == 0
    code, said, _ = call("share", "--card", "1.1", "--list-names")
    assert code == 0
    lines = said.splitlines()
    known = lines.index("Known, and replaced:")
    unsure = lines.index("Taken for people you know, and may be just words:")
    likely = lines.index("Likely names:")
    assert known < unsure < likely
    assert "  Amina Khan: Person C" in lines[known:unsure]
    assert lines[unsure + 1].startswith("  Grace: ") and "Grace is here." in lines[unsure + 1]
    offered = {line.strip().partition(":")[0] for line in lines[likely + 1 :] if line.startswith("  ")}
    assert {"Dafydd", "Patel", *odd} <= offered, "all of them, not only a dozen"
    with book_of(workbook_folder) as book:
        assert book.shares() == []
    assert "may be just words" not in call("share", "--card", "1.1", "--list-names", "--not-name", "Grace")[1]


@pytest.mark.parametrize("what", ["share", "review"])
def test_on_a_terminal_nothing_is_made_of_words_nobody_looked_at_before_a_person_said_so(
    call, tmp_path, monkeypatch, what
) -> None:
    file = tmp_path / "out" / "review.docx"
    given = {
        "share": ("share", "--card", "1.1", "-o", str(file.parent)),
        "review": ("review", "--from", "2020-01-01", "--to", "2030-01-01", "-o", str(file)),
    }[what]
    typed = io.StringIO("n\ny\n")
    monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", typed)
    code, said, aside = call(*given)
    assert code == 0 and said.rstrip().endswith("Nothing was made.") and "look like names" in aside
    assert not file.parent.exists()
    assert call(*given)[0] == 0 and len([*file.parent.iterdir()]) == 1
    file.unlink(missing_ok=True)
    assert call(*given, "-y")[0] == 0 and len([*file.parent.iterdir()]) == (2 if what == "share" else 1)


@pytest.mark.parametrize("names", [("--keep-names",), ()])
@pytest.mark.parametrize("what", ["share", "review"])
def test_a_private_answer_that_an_action_of_an_earlier_version_says_too_does_not_stop_the_copy(
    what: str, names: tuple[str, ...], tmp_path: Path, workbook_folder: Path
) -> None:
    said = "the women who keep the stall"
    action = {"what": "Ask first", "who": f"A tenant, {said}", "status": "done", "learnt": f"Ask {said}"}
    versions = [{"place": said, "action": action}, {"place": said, "changing": "A little"}]
    for answers in versions:
        file = tmp_path / "one.json"
        file.write_text(json.dumps({"card": "1.1", "answers": answers, "private": {"place": True}}), encoding="utf-8")
        assert exit_code(["fill", str(file)]) == 0
    today = date.today().isoformat()
    chosen = ["--all", "--to", "html", "-o", str(tmp_path)] if what == "share" else ["--from", today, "--to", today]
    out = [] if what == "share" else ["-o", str(tmp_path / "review.html")]
    assert exit_code([what, *chosen, *out, *names, "-y"]) == 0
    [made] = tmp_path.glob("*.html")
    assert said in made.read_text(encoding="utf-8")


def test_a_copy_from_a_deck_of_ones_own_bears_its_name(tmp_path: Path, workbook_folder: Path) -> None:
    deck, file = tmp_path / "mill-street", tmp_path / "one.json"
    assert exit_code(["deck", "new", str(deck)]) == 0
    described = deck / "deck.toml"
    title = tomllib.loads(described.read_text(encoding="utf-8"))["title"]
    described.write_text(described.read_text(encoding="utf-8").replace(title, "The Mill Street deck"), encoding="utf-8")
    file.write_text(json.dumps({"card": "1.1", "answers": {}, "people": "Somebody"}), encoding="utf-8")
    assert exit_code(["--deck", str(deck), "fill", str(file)]) == 0
    assert exit_code(["--deck", str(deck), "share", "--all", "--to", "html", "-o", str(tmp_path), "-y"]) == 0
    [made] = tmp_path.glob("*.html")
    text = made.read_text(encoding="utf-8")
    assert "From my workbook: The Mill Street deck" in text and "Power Shifting Workbook" not in text
