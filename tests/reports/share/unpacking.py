"""All that can be read out of a finished file, with other means than the workbook's own check uses."""

import base64
import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator

_DATA = re.compile(r"base64,([A-Za-z0-9+/=]{16,})")


def unpacked(name: str, content: bytes) -> str:
    """The texts of a file, its name among them, in small letters and with single blanks."""
    readers = {"docx": _docx, "pdf": _pdf, "ipynb": _ipynb, "html": lambda content: _text(content.decode())}
    whole = "\n".join([name, *readers[name.rpartition(".")[2]](content)])
    return " ".join(unicodedata.normalize("NFC", whole).casefold().split())


def _text(text: str) -> Iterator[str]:
    """Markup as it stands, as its characters, and as a reader sees it; and what is packed into it."""
    plain = html.unescape(text)
    yield from (plain, html.unescape(re.sub(r"<[^>]*>", "", text)))
    for packed in _DATA.findall(text):
        yield html.unescape(base64.b64decode(packed).decode("utf-8", "replace"))


def _docx(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            yield name
            part = archive.read(name)
            yield from _text(part.decode() if name.endswith((".xml", ".rels")) else part.decode("latin-1"))


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    yield from (page.extract_text() for page in reader.pages)  # by other means than ours, and slow
    yield from map(str, (reader.metadata or {}).values())
    yield "\n".join(item["/Title"] for item in reader.outline if isinstance(item, dict))
    metadata = reader.trailer["/Root"].get("/Metadata")
    yield metadata.get_object().get_data().decode() if metadata else ""


def _ipynb(content: bytes) -> Iterator[str]:
    notebook = json.loads(content)
    assert notebook["nbformat"] == 4
    yield json.dumps(notebook["metadata"], ensure_ascii=False)
    for cell in notebook["cells"]:
        yield "".join(cell["source"])
        for output in cell["outputs"]:
            for data in output["data"].values():
                yield from _text("".join(data))
