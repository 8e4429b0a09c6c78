"""A document as one HTML file that needs nothing else: no other file, no other computer, no script to be read."""

import base64
import hashlib
from pathlib import Path

from powerkit.documents.html import writer_of
from powerkit.documents.model import Document
from powerkit.documents.normalize import settled
from powerkit.text.escaping import escape

HERE = Path(__file__).parent

STYLE = (HERE / "page.css").read_text(encoding="utf-8")
"""How a page of ours looks, on a screen and on paper."""


def whole(document: Document, *, style: str = "", script: str = "", body: str = "") -> str:
    """The document as an HTML file.

    *style* comes after the style sheet of every such page; *script* runs when the page is there; *body* is HTML that is
    already escaped, at the end of the document. The page allows this one script and nothing from anywhere else.
    """
    document = settled(document)
    writer = writer_of(document)
    inner = "\n".join(writer.blocks(document.blocks))
    main = f'<header>\n{writer.heading(document.title, 1)}\n</header>\n<main id="main">\n{inner}\n{body}\n</main>'
    return framed(main, title=document.title, language=document.language, style=style, script=script)


def framed(inner: str, *, title: str, language: str, style: str = "", script: str = "") -> str:
    """An HTML file around *inner*, which is HTML that is already escaped and holds an element with the id "main"."""
    allowed = f"'sha256-{_digest(script)}'" if script else "'none'"
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {allowed}; base-uri 'none'; "
        "form-action 'none'"
    )
    ending = f"<script>{script}</script>\n" if script else ""
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{STYLE}{style}</style>
</head>
<body>
<a class="pk-skip" href="#main">Skip to main content</a>
{inner}
{ending}</body>
</html>
"""


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
