"""The HTML copy to send: one file that reads with scripts off; with them on it takes comments and saves a reply."""

import base64
from dataclasses import dataclass
from pathlib import Path

from powerkit.documents.encryption import Lock, sealed
from powerkit.documents.html_page import framed, whole
from powerkit.documents.model import Document
from powerkit.documents.offline_script import offline_script
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup, shipped

HERE = Path(__file__).parent
SCRIPT = HERE / "reply.js"
STYLE = shipped(HERE / "reply.css")


@dataclass(frozen=True)
class ReplyTo:
    """What a reply says it answers: the *share*, the *workbook* it came from, and a *checksum* of what was shared.

    ``name`` is what the reply's file is called. None of them holds a person's name.
    """

    share: str
    workbook: str
    checksum: str
    name: str = "reply.json"


def html_copy(document: Document, reply: ReplyTo | None = None, lock: Lock | None = None) -> bytes:
    """The document as one HTML file; with *reply* it takes comments, with *lock* only a passphrase opens it."""
    page = whole(
        document,
        style=STYLE,
        script=offline_script(SCRIPT) if reply else Markup(""),
        body=_about(reply) if reply else Markup(""),
    )
    return (page if lock is None else _door(sealed(page, lock), lock, document.language)).encode()


def _about(reply: ReplyTo) -> Markup:
    return Markup(
        '<div id="pk-reply" hidden data-share="{}" data-workbook="{}" data-checksum="{}" data-name="{}"></div>'
    ).format(reply.share, reply.workbook, reply.checksum, reply.name)


def _door(inside: str, lock: Lock, language: str) -> Markup:
    door = Markup("""<header>
<h1>{}</h1>
</header>
<main id="main">
<p>{}</p>
<div id="pk-locked" data-salt="{}" data-nonce="{}" data-rounds="{}">
<p class="pk-no-script">{}</p>
</div>
<template id="pk-inside">{}</template>
</main>""").format(
        t("A locked copy"),
        t(
            "Somebody sent you this file and told you its passphrase in another way. It opens here, on your computer; "
            "nothing is sent anywhere."
        ),
        base64.b64encode(lock.salt).decode(),
        base64.b64encode(lock.nonce).decode(),
        lock.rounds,
        t(
            "To open it, this page needs scripts, and they are switched off here. Open the file in a browser such as "
            "Chrome, Edge, Firefox or Safari. If a mail program shows it to you, save it first."
        ),
        inside,
    )
    return framed(door, title=t("A locked copy"), language=language, style=STYLE, script=offline_script(SCRIPT))
