"""Text that a person wrote, made safe to stand in HTML, SVG and XML: here and nowhere else."""

import html
import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text with control characters, halves of letters and direction overrides shown as U+FFFD."""
    return _UNSEEN.sub("\ufffd", text)


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape_xml(text: str) -> str:
    """The text for a file of data in XML: as it is, but for what XML can't hold, which becomes U+FFFD."""
    return html.escape(_NOT_XML.sub("\ufffd", text), quote=True).replace("\r", "&#13;")


def escape(text: str) -> str:
    """The text as HTML or XML: `visible`, and with the marks that mean something escaped."""
    return html.escape(visible(text), quote=True)


def lines_of(text: str) -> list[str]:
    """The lines of a text, each `visible`."""
    return [visible(line) for line in text.splitlines()]


_ENDLESS = re.compile(r"\S{80,}")


def short_words(line: str) -> str:
    """The line with each run of letters that is longer than any word cut short, for a message to be read."""
    return _ENDLESS.sub(lambda match: f"{match[0][:60]}…", line)
