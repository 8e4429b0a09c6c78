"""Everything that reads what somebody else made, with a sample of what each reads."""

import base64
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from powerkit.app.running import find_running
from powerkit.deck import Deck, load_deck
from powerkit.documents.docx_comments import comments_from_docx
from powerkit.documents.model import Document, Paragraph, Place, Section
from powerkit.documents.reply import read_reply
from powerkit.entries.import_json import fill, read_items
from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files.read import read_people
from powerkit.kinds.photo.sanitize import cleaned
from powerkit.kinds.table.importing.ics.model import Wanted
from powerkit.kinds.table.importing.ics.read import read_diary
from powerkit.kinds.words.read_file import read_file
from powerkit.logbook import Logbook, restore_backup
from powerkit.logbook.workspace import WorkbookFolder, pages, prepare
from powerkit.reports.printouts.parse_notes import read_notes
from powerkit.resources import deck_folder, examples_folder, notebooks_folder
from powerkit.ui.queries import tell
from tests.documents.finished import docx_copy

Read = Callable[[bytes], object]


@dataclass(frozen=True)
class Reader:
    """One reader: it returns, or raises a ``PowerkitError`` in plain words; *make* gives files that it reads."""

    read: Read
    make: Callable[[], tuple[bytes, ...]]

    @cached_property
    def samples(self) -> tuple[bytes, ...]:
        """The files it reads, made when they are asked for: whoever only asks for names waits for none."""
        return self.make()


@cache
def _deck() -> Deck:
    return load_deck(deck_folder())


def _calendar(content: bytes) -> object:
    return read_diary(content, Wanted(date(2026, 3, 1), date(2026, 3, 31), ZoneInfo("Europe/London"), people=True))


def _people(name: str) -> Read:
    return lambda content: read_people([Incoming(name, content)])


def _words(name: str) -> Read:
    return lambda content: read_file(name, content)


def _table(content: bytes) -> object:
    field = next(field for card in _deck().cards.values() for field in card.fields if field.kind.name == "table")
    sent = {"file": {"data": base64.b64encode(content).decode()}, "today": "2026-03-01"}
    return tell(field.kind, "preview", sent, tuple)


def _fill(content: bytes) -> object:
    with TemporaryDirectory() as made:
        file = Path(made) / "answers.json"
        file.write_bytes(content)
        with Logbook.open(Path(made) / "logbook.sqlite3") as logbook:
            return fill(read_items(file), _deck(), logbook, "fuzz")


def _deck_file(content: bytes) -> object:
    with TemporaryDirectory() as made:
        for file in deck_folder().glob("*.toml"):
            (Path(made) / file.name).write_bytes(file.read_bytes())
        (Path(made) / "01-we-know-our-people.toml").write_bytes(content)
        return load_deck(Path(made))


def _notes(content: bytes) -> object:
    return read_notes(_deck().cards["1.1"], content.decode(errors="replace"))


def _backup(content: bytes) -> object:
    with TemporaryDirectory() as made:
        backup, path = Path(made) / "backup.sqlite3", Path(made) / "logbook.sqlite3"
        backup.write_bytes(content)
        restore_backup(backup, path)
        with Logbook.open(path) as logbook:
            return [logbook.versions(entry.id) for entry in logbook.latest()]


def _workbook_file(name: str) -> Read:
    """A file of the workbook's own, which another program, a sync or a hand may have changed."""

    def read(content: bytes) -> object:
        with TemporaryDirectory() as made:
            folder = WorkbookFolder(Path(made))
            file = folder.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            prepare(folder, notebooks_folder())
            return find_running(folder, timeout=0.2), pages(folder)

    return read


def _logbook_file() -> bytes:
    with TemporaryDirectory() as made:
        path = Path(made) / "logbook.sqlite3"
        with Logbook.open(path) as logbook:
            fill(read_items(examples_folder() / "year.json")[:6], _deck(), logbook, "fuzz")
        return path.read_bytes()


def _word_file() -> bytes:
    section = Section("1.2 Mapping", (Paragraph("We walked to the crossing"),), Place("1.2", 1, 1))
    return docx_copy(Document("From my workbook", (section,)), "share-1")


def _word_copy() -> bytes:
    """A Word copy with a comment in it and words typed as a tracked change."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = '<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>Who else?</w:t></w:r></w:p></w:comment>'
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_word_file())) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace("</Types>", f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>')
            typed = '<w:ins w:author="A"><w:r><w:t>Typed</w:t></w:r></w:ins><w:commentReference w:id="0"/></w:p>'
            new.writestr(name, text.replace("</w:p>", typed, 1) if name == "word/document.xml" else text)
        new.writestr("word/comments.xml", f"<w:comments {names}>{note}</w:comments>")
    return file.getvalue()


def _photo(form: str) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(file, form)
    return file.getvalue()


_GRAPHML = b"""<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="name" attr.type="string"/><graph edgedefault="undirected">
<node id="n0"><data key="d0">Rose</data></node><node id="n1"><data key="d0">Sal</data></node>
<edge source="n0" target="n1"/></graph></graphml>"""
_KUMU = json.dumps(
    {"elements": [{"label": "Rose", "type": "Person"}], "connections": [{"from": "Rose", "to": "Sal"}]}
).encode()
_REPLY = json.dumps(
    {
        "powerkit": "reply", "format": 1, "share": "a", "workbook": "b", "checksum": "c", "reviewer": "A",
        "written": "2026-11-24T09:00:00.000Z", "comments": [{"card": "1.2", "entry": 4, "version": 2, "text": "Good"}],
    }
).encode()  # fmt: skip
_RUNNING = json.dumps({"pid": 1, "port": 65000, "token": "t", "host": "HERE"}).encode()


@cache
def readers() -> Mapping[str, Reader]:
    """By name, every reader of what comes from elsewhere."""
    people, words = (examples_folder() / "people.csv").read_bytes(), (examples_folder() / "words.csv").read_bytes()
    diary = (examples_folder() / "diary.ics").read_bytes()
    year = json.dumps(json.loads((examples_folder() / "year.json").read_text(encoding="utf-8"))[:4]).encode()
    deck = (deck_folder() / "01-we-know-our-people.toml").read_bytes()
    text = b"The bus is late\nNot safe at night\n[00:12] Doreen: I feel \xc5\x82 here\n"
    page = next(iter(sorted(notebooks_folder().glob("*.ipynb"))))
    return {
        "calendar": Reader(_calendar, lambda: (diary,)),
        "people.csv": Reader(_people("people.csv"), lambda: (people,)),
        "people.graphml": Reader(_people("people.graphml"), lambda: (_GRAPHML,)),
        "people.json": Reader(_people("people.json"), lambda: (_KUMU,)),
        "words.csv": Reader(_words("words.csv"), lambda: (words,)),
        "words.txt": Reader(_words("words.txt"), lambda: (text,)),
        "words.docx": Reader(_words("words.docx"), lambda: (_word_file(),)),
        "table.csv": Reader(_table, lambda: (people, b"a;b\n1,5;2\n", b"sep=|\nx|y\n")),
        "photo": Reader(cleaned, lambda: (_photo("PNG"), _photo("JPEG"))),
        "reply.json": Reader(read_reply, lambda: (_REPLY,)),
        "reply.docx": Reader(comments_from_docx, lambda: (_word_copy(),)),
        "answers.json": Reader(_fill, lambda: (year,)),
        "deck.toml": Reader(_deck_file, lambda: (deck,)),
        "notes": Reader(_notes, lambda: (text,)),
        "backup": Reader(_backup, lambda: (_logbook_file(),)),
        "running note": Reader(_workbook_file(".powerkit/runtime/running.json"), lambda: (_RUNNING,)),
        "list of pages": Reader(_workbook_file(".powerkit/notebooks.json"), lambda: (b'{"01-a.ipynb": "x"}',)),
        "page": Reader(_workbook_file(page.name), lambda: (page.read_bytes(),)),
    }
