"""The inbox of a Hub, which the kernel asks for its leader: the one request a workbook makes, where a Hub has one.

The service is `deploy/inbox_service.py`. What it holds was put there for this person, or by them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import quote, urlsplit

from powerkit.errors import PowerkitError
from powerkit.text.catalogue import later, t

ADDRESS, TOKEN = "POWERKIT_INBOX", "JUPYTERHUB_API_TOKEN"
"""The variables of a Hub's server: where its inbox is, and by what the Hub knows whose server it is."""

MOST_BYTES = 25_000_000
PATIENCE = 15  # seconds
_AGAIN = later("Nothing is lost. Try again in a moment.")
_LONGEST = 300


class InboxError(PowerkitError):
    """The inbox could not do that. What the workbook holds stays as it was."""


@dataclass(frozen=True)
class Item:
    """A file in an inbox: by whom, for whom, when it was put and fetched (moments, "" for not yet), what it answers."""

    id: str
    by: str
    to: str
    form: str
    put: str
    answers: str = ""
    fetched: str = ""


@dataclass(frozen=True)
class HubInbox:
    """The inbox at an *address*, for the person whose *token* it is."""

    address: str
    token: str = field(repr=False)

    def readers(self) -> list[str]:
        """Who can be sent a copy, as the administrator chose them.

        Raises:
            InboxError: the inbox does not answer; so everywhere here.
        """
        found = self._said("GET", "/readers").get("readers")
        return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []

    def here(self) -> tuple[list[Item], list[Item]]:
        """What came for this person, and what they put: the newest first."""
        told = self._said("GET", "/here")
        came, put = ([*map(_item, told.get(key) or ())] for key in ("came", "put"))
        return came, put

    def put(self, to: str, form: str, content: bytes) -> None:
        """Put a copy into somebody's inbox; it is there once this returns."""
        self._said("POST", f"/copies?to={quote(to, safe='')}&form={quote(form, safe='')}", content)

    def reply(self, which: str, form: str, content: bytes) -> None:
        """Send a reply back to whoever put that copy."""
        self._said("POST", f"/files/{quote(which, safe='')}/replies?form={quote(form, safe='')}", content)

    def fetch(self, which: str) -> bytes:
        """What is in a file that came."""
        return self._asked("GET", f"/files/{quote(which, safe='')}")

    def remove(self, which: str) -> None:
        """Take back what nobody opened yet, or be done with what came."""
        self._said("DELETE", f"/files/{quote(which, safe='')}")

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"token {self.token}", "Content-Type": "application/octet-stream"}

    def _said(self, method: str, path: str, content: bytes | None = None) -> dict[str, Any]:
        try:
            told = json.loads(self._asked(method, path, content))
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise InboxError(t("The inbox of your Hub said something the workbook does not understand."), t(_AGAIN))
        return told

    def _asked(self, method: str, path: str, content: bytes | None = None) -> bytes:
        """Ask the address itself: no proxy is used, and no other place it may point to is followed."""
        from http.client import HTTPConnection, HTTPException, HTTPSConnection

        if content is not None and len(content) > MOST_BYTES:
            raise InboxError(
                t("This file is too large for the inbox: the most is 25 MB."), t("Hand it over by another way.")
            )
        place = urlsplit(self.address)
        line = (HTTPSConnection if place.scheme == "https" else HTTPConnection)(
            place.hostname or "", place.port, timeout=PATIENCE
        )
        try:
            line.request(method, place.path.rstrip("/") + path, content, self._headers())
            answer = line.getresponse()
            found = answer.read(MOST_BYTES + 1)
        except (OSError, HTTPException, ValueError) as error:
            raise InboxError(t("The inbox of your Hub does not answer."), t(_AGAIN)) from error
        finally:
            line.close()
        if answer.status >= 300:
            raise InboxError(_why(found), t(_AGAIN) if answer.status >= 500 else "")
        return found


def inbox_of(environment: Mapping[str, str]) -> HubInbox | None:
    """The inbox that a Hub's server is told of; None where there is none."""
    address, token = environment.get(ADDRESS, "").strip(), environment.get(TOKEN, "").strip()
    return HubInbox(address, token) if token and urlsplit(address).scheme in ("http", "https") else None


def _why(content: bytes) -> str:
    """Why it was refused, in the service's line; one of ours where it has none."""
    try:
        said = json.loads(content)["message"]
    except (ValueError, KeyError, TypeError, RecursionError):
        said = ""
    whole = isinstance(said, str) and said and said.isprintable() and len(said) <= _LONGEST
    return said if whole else t("The inbox of your Hub could not do that.")


def _item(given: Any) -> Item:
    said = given if isinstance(given, Mapping) else {}
    return Item(**{each.name: str(said.get(each.name) or "") for each in fields(Item)})
