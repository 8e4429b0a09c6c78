"""What lets a browser in: a ticket good for one use and a short while. And how a server proves it is the workbook."""

import base64
import binascii
import hashlib
import hmac
import secrets
import time

PRINTED = 15 * 60
"""Seconds an address printed in the terminal lets somebody in, once."""
OPENED = 2 * 60
"""Seconds the browser we start has to come in."""
_LONGEST = 1_000  # letters of a ticket: a page's name is in it


def proof(token: str, nonce: str, folder: str) -> str:
    """What only a server that knows *token* and serves *folder* can answer to *nonce*."""
    return _mark(token, "proof", nonce, folder)


def same(one: object, other: str) -> bool:
    """Whether *one* is the text *other*, in a time that tells nothing."""
    return isinstance(one, str) and hmac.compare_digest(one.encode(errors="replace"), other.encode(errors="replace"))


def new_ticket(token: str, page: str, seconds: float) -> str:
    """A ticket to *page*, good once and for so many *seconds*. It tells nobody the *token* it is made of."""
    body = f"{int(time.time() + seconds)}.{secrets.token_urlsafe(12)}.{_to_text(page)}"
    return f"{body}.{_mark(token, 'ticket', body)}"


class Door:
    """Takes tickets made with one token, each once."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._used: dict[str, int] = {}

    def page_of(self, ticket: str) -> str | None:
        """The page that a *ticket* of ours is for, used or not; None where it is none of ours."""
        body, _, mark = ticket[:_LONGEST].rpartition(".")
        parts = body.split(".")
        if not same(mark, _mark(self._token, "ticket", body)) or len(parts) != 3:
            return None
        return _from_text(parts[2])

    def let_in(self, ticket: str) -> bool:
        """Whether *ticket* is ours, in time and not used yet. It is used from now on."""
        if self.page_of(ticket) is None:
            return False
        now, until = time.time(), int(ticket.partition(".")[0])
        self._used = {used: end for used, end in self._used.items() if end > now}
        if until <= now or until > now + PRINTED + 1 or ticket in self._used:
            return False
        self._used[ticket] = until
        return True


def _mark(token: str, *parts: str) -> str:
    # Each part with its length, so that no two lists of parts make one text.
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return hmac.new(token.encode(), text.encode(errors="replace"), hashlib.sha256).hexdigest()


def _to_text(page: str) -> str:
    return base64.urlsafe_b64encode(page.encode()).decode().rstrip("=")


def _from_text(text: str) -> str | None:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, ValueError):
        return None
