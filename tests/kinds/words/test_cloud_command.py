"""The command that makes a cloud: it says what was given, left out and shown, and never breaks."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from powerkit.cli import exit_code
from powerkit.kinds.words.read_file import read_file

EXAMPLE = Path(__file__).parents[3] / "examples" / "words.csv"
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def make(*arguments: str | Path) -> tuple[int, str, str]:
        code = exit_code(["cloud", *map(str, arguments)])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return make


def test_one_call_makes_every_kind_of_file_and_each_holds_every_word(call: Call, tmp_path: Path) -> None:
    files = [tmp_path / f"cloud.{ending}" for ending in ("svg", "png", "csv", "html")]
    code, out, err = call(EXAMPLE, "--quotes", *(part for file in files for part in ("-o", file)))
    assert (code, err) == (0, "")
    assert "Words given: 55. Left out: 0. To show: 55." in out
    assert out.count(": 55 shown") == 4
    assert out.count("Names are in it as you gave them, and who said it where you noted it.") == 1
    words = read_file(EXAMPLE.name, EXAMPLE.read_bytes()).words
    assert read_file("cloud.csv", files[2].read_bytes()).words == words
    drawn = "".join(ElementTree.fromstring(files[0].read_bytes()).itertext())
    page = files[3].read_text(encoding="utf-8")
    for word in words:
        assert all(part in drawn for part in word.word.split())
        assert word.word in page
    assert files[1].read_bytes().startswith(b"\x89PNG")


def test_quotes_stay_out_of_the_page_until_they_are_asked_for(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "cloud.html"
    _, out, _ = call(EXAMPLE, "-o", page)
    assert "Learn good morning in sign" not in page.read_text(encoding="utf-8")
    assert "--quotes" in out and "Names are in it as you gave them." in out
    page.unlink()
    call(EXAMPLE, "-o", page, "--quotes")
    assert "<details><summary>sign</summary>" in page.read_text(encoding="utf-8")
    assert "Learn good morning in sign" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("said.csv", "word,where,quote\nbus,tram stop,Never stops for Zuleika\nlift,,\n"),
        ("said.tsv", "word\tquote\nbus\tBroken since March, says Zuleika\nlift\t\n"),
        ("said.txt", "bus, always late, Zuleika told the whole room\nlift\nlift\n"),
        ("said.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Zuleika Sample>The lift is broken again today\n"),
    ],
)
def test_no_quote_and_nobody_who_alone_said_a_word_is_in_a_table_or_the_data_until_asked_for(
    call: Call, tmp_path: Path, name: str, content: str
) -> None:
    file, table = tmp_path / name, tmp_path / "cloud.csv"
    file.write_text(content, encoding="utf-8")
    words = {word.quote for word in read_file(name, content.encode()).words if word.quote}
    _, out, _ = call(file, "-o", table)
    made = table.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(made)))
    assert words and all(row["quote"] == "" for row in rows)
    assert all(row["who"] == "" and row["where"] == "" for row in rows if int(row["count"] or 1) == 1)
    assert "were kept out. To put them in, add: --quotes" in out
    _, data, _ = call(file, "--json")
    assert not any(quote in data for quote in words)
    table.unlink()
    call(file, "-o", table, "--quotes")
    again = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert {row["quote"] for row in again if row["quote"]} == words


def test_what_was_left_out_is_named_and_can_be_kept(call: Call, tmp_path: Path) -> None:
    text = tmp_path / "said.txt"
    text.write_text("The bus stop is dark at night now.\nThe bus stop has gone away now.\n", encoding="utf-8")
    picture = tmp_path / "said.svg"
    _, out, _ = call(text, "-o", picture)
    assert "Left out, as small words that join others: the, is, at" in out
    assert "Said together: bus stop" in out
    picture.unlink()
    _, out, _ = call(text, "-o", picture, "--keep", "is", "--together", "bus stop")
    assert "Left out, as small words that join others: the, at" in out
    assert ">bus stop</text>" in picture.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bench\nவீடு\n", "1 word has letters that our fonts lack"),
        ("安全\n巴士\n", "2 words have letters that our fonts lack"),
        ("ספסל, bench\n", "1 word has letters that our fonts lack"),
        ("ławka\nচেয়ার\nکرسی\n🍞\n", ""),
    ],
)
def test_a_picture_with_boxes_in_place_of_letters_says_so(call: Call, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "said.txt").write_text(text, encoding="utf-8")
    _, out, _ = call(tmp_path / "said.txt", "-o", tmp_path / "said.png", "-o", tmp_path / "said.svg")
    assert out.count("our fonts lack") == bool(said)
    assert said in out


def test_the_same_call_makes_the_same_bytes_and_width_and_seed_change_them(call: Call, tmp_path: Path) -> None:
    made = []
    for at, options in enumerate(((), (), ("--width", "320"), ("--seed", "3"))):
        file = tmp_path / f"cloud{at}.png"
        call(EXAMPLE, "-o", file, *options)
        made.append(file.read_bytes())
    assert made[0] == made[1]
    assert len(set(made)) == 3


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["-o", "cloud.pdf"], 2),
        (["-o", "cloud.svg", "--width", "9"], 2),
        (["-o", "words.csv"], 2),
        (["-o", "no-such-folder/cloud.svg"], 1),
    ],
)
def test_a_wrong_call_is_said_in_a_line_or_two(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    words = tmp_path / "words.csv"
    words.write_text("damp,3\n", encoding="utf-8")
    found, _, err = call(words, *arguments)
    assert found == code
    assert len(err.strip().splitlines()) <= 2
    assert words.read_text(encoding="utf-8") == "damp,3\n"


@pytest.mark.parametrize("content", [b"\0" * 2000, b"", b"x" * 10_000_001, b"the\nof\n"])
def test_a_file_with_nothing_to_show_is_said_in_a_line(call: Call, tmp_path: Path, content: bytes) -> None:
    words = tmp_path / "words.txt"
    words.write_bytes(content)
    code, _, err = call(words, "-o", tmp_path / "cloud.svg")
    assert code == 1
    assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "cloud.svg").exists()


def test_a_file_that_is_not_there_is_said_in_a_line(call: Call, tmp_path: Path) -> None:
    code, _, err = call(tmp_path / "none.txt", "-o", tmp_path / "cloud.svg")
    assert (code, len(err.strip().splitlines())) == (1, 1)
