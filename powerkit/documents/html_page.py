"""A document as one HTML file that needs nothing else: no other file, no other computer, no script to be read."""

import base64
import hashlib
from pathlib import Path

from powerkit.documents.html import writer_of
from powerkit.documents.model import Document
from powerkit.documents.normalize import settled
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup, shipped
from powerkit.text.language_tags import direction

HERE = Path(__file__).parent

STYLE = shipped(HERE / "page.css")
_NONE = Markup("")
"""How a page of ours looks, on a screen and on paper."""


def whole(document: Document, *, style: Markup = _NONE, script: Markup = _NONE, body: Markup = _NONE) -> Markup:
    """The document as an HTML file.

    *style* comes after the style sheet of every such page; *script* runs when the page is there; *body* stands at the
    end of the document. The page allows this one script and nothing from anywhere else.
    """
    document = settled(document)
    writer = writer_of(document)
    inner = Markup("\n").join(writer.blocks(document.blocks))
    main = Markup('<header>\n{}\n</header>\n<main id="main">\n{}\n{}\n</main>').format(
        writer.heading(document.title, 1), inner, body
    )
    return framed(main, title=document.title, language=document.language, style=style, script=script)


def framed(inner: Markup, *, title: str, language: str, style: Markup = _NONE, script: Markup = _NONE) -> Markup:
    """An HTML file around *inner*, which holds an element with the id "main"."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = Markup("'sha256-{}'").format(digest) if script else Markup("'none'")
    ending = Markup("<script>{}</script>\n").format(script) if script else ""
    return Markup("""<!DOCTYPE html>
<html lang="{}"{}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
script-src {}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{}</title>
<style>{}{}</style>
</head>
<body>
<a class="pk-skip" href="#main">{}</a>
{}
{}</body>
</html>
""").format(language, _turned(language), allowed, title, STYLE, style, t("Skip to main content"), inner, ending)


def _turned(language: str) -> Markup:
    return Markup(' dir="rtl"') if direction(language) == "rtl" else _NONE
