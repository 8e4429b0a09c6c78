"""Text that a person wrote, made safe to stand in HTML, SVG and XML: here and nowhere else."""

import html
import re

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """The text with marks that mean something escaped; control characters, halves of letters and direction
    overrides are shown as U+FFFD.
    """
    return html.escape(_UNSEEN.sub("\ufffd", text), quote=True)
