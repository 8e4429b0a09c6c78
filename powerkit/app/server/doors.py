"""The workbook's few own addresses, who may come in by them, and what every answer forbids a page to do."""

import asyncio
import base64
import hashlib
import json
import re
from typing import Any, ClassVar
from urllib.parse import quote

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import APIHandler, JupyterHandler
from tornado import ioloop, web

from powerkit.app.running.tickets import Door, proof
from powerkit.app.server.lab_scripts import joined
from powerkit.errors import PowerkitError
from powerkit.logbook.audit import is_erased
from powerkit.logbook.workspace import restore
from powerkit.resources import web_folder
from powerkit.text.catalogue import spoken, t
from powerkit.text.escaping import Markup
from powerkit.text.language_tags import direction
from powerkit.text.shell_commands import command
from powerkit.ui.widgets.shipped_script import module_of_every_card

_LONGEST = 200  # letters of a nonce or of a page's name
_A_YEAR = 365 * 86400  # seconds
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def headers(page: str, port: int | None) -> dict[str, str]:
    """What goes with every answer. The scripts that stand in *page* itself are known by their hashes.

    A card's script is loaded from a ``blob:`` address, which only a script that already runs can make. Styles may
    stand in the page: JupyterLab and the widgets put them there. Older browsers have to be told the *port* for
    messages; a guest of another server does not know where a browser finds it.
    """
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _INLINE.findall(page)]
    known = " ".join(f"'sha256-{hash_}'" for hash_ in hashes)
    policy = {
        "default-src": "'self'",
        "script-src": f"'self' blob: {known}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' ws://127.0.0.1:{port} ws://localhost:{port}" if port else "'self'",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


class HereHandler(JupyterHandler):
    """Says which workbook answers here, for a page that lost touch.

    A page whose cookie is good no more is led to the login, as any page is: a Hub knows the person still, and leads
    back here with a new one. An `APIHandler` would only refuse.
    """

    @web.authenticated
    def get(self) -> None:
        """The folder of this workbook, and whether everything in it was erased; asked *why*, what is in the way."""
        folder = self.settings["powerkit_folder"]
        told = {"workbook": str(folder.root.resolve()), "erased": is_erased(folder.logbook)}
        if _argument(self, "why"):
            told["wrong"] = self.settings["powerkit_place"].in_the_way()
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(told))


class ProveHandler(APIHandler):
    """Proves to a second start that the workbook answers here: only who knows the token can, and it is not told."""

    @allow_unauthenticated
    def get(self) -> None:
        """The proof for the ``nonce`` that was sent."""
        nonce = _argument(self, "nonce")
        if not 8 <= len(nonce) <= _LONGEST:
            _refuse(self, t("There is nothing to prove."))
            return
        token, folder = self.settings["powerkit_token"], str(self.settings["powerkit_folder"].root.resolve())
        self.finish(json.dumps({"proof": proof(token, nonce, folder), "anywhere": proof(token, nonce, "")}))


class EnterHandler(JupyterHandler):
    """Lets a browser in that brings a good ticket, and leads it to its page."""

    @allow_unauthenticated
    def get(self) -> None:
        """A cookie for the ``ticket``, once; a plain page for one that was used or is too old."""
        door: Door = self.settings["powerkit_door"]
        ticket = _argument(self, "ticket")
        page = door.page_of(ticket)
        if "prefetch" in self.request.headers.get("Sec-Purpose", ""):
            self.set_status(503)  # a browser that only looks ahead must not use the ticket up
            self.finish()
            return
        if page is not None and door.let_in(ticket):
            self.identity_provider.set_login_cookie(self, self.identity_provider.generate_anonymous_user(self))
            self.settings["powerkit_entered"]()
        elif page is None or self.current_user is None:
            shut(self, again=page is not None)
            return
        # Not a redirect: a cookie for this site alone is not sent along one that began in another place.
        name, mark, place = page.partition("#")
        target = f"{self.base_url}lab" + (f"/tree/{quote(name)}" if name else "") + (f"#{quote(place)}" if mark else "")
        self.finish(plain_page(t("Opening your workbook…"), leads_to=target))


class ShutDoor(JupyterHandler):
    """What a browser sees that nobody let in, in place of Jupyter's form for a token."""

    @allow_unauthenticated
    def get(self) -> None:
        """A plain page that says how to open the workbook."""
        shut(self, again=False)


def shut(handler: JupyterHandler, *, again: bool) -> None:
    """Answer with a plain page that says how to open the workbook.

    *again* is for who had a good address once; a stranger is not told where the workbook is.
    """
    handler.set_status(403)
    handler.finish(
        plain_page(
            t("Open the workbook again"),
            t("This address opens the workbook only once, and only for a short while. That keeps others out.")
            if again
            else t("This browser has not been let in to the workbook."),
            t("Open it again, or paste this in a terminal: {command}", command=command("open"))
            if again
            else t("Open the workbook again, the way you opened it before. It finds the one that is open already."),
            t("Nothing is lost: what you saved is in your log book."),
        )
    )


def plain_page(title: str, *lines: str, leads_to: str = "", link: tuple[str, str] | None = None) -> Markup:
    """A page of a few plain lines, that *leads to* another by itself, or has a *link*: its address and its words."""
    lead = Markup('<meta http-equiv="refresh" content="0; url={}">').format(leads_to) if leads_to else ""
    address, words = link or (leads_to, t("Go to your page"))
    way = Markup('<p><a href="{}">{}</a></p>').format(address, words) if address else ""
    said = Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)
    return Markup(
        '<!doctype html><html lang="{}" dir="{}"><head><meta charset="utf-8"><title>{}</title>{}'
        '<meta name="viewport" content="width=device-width"><style>body{{font:1.1rem/1.5 sans-serif;max-width:40rem;'
        "margin:3rem auto;padding:0 1rem;color:#0b0c0c}}p{{overflow-wrap:anywhere}}</style></head>"
        "<body><main><h1>{}</h1>{}{}</main></body></html>"
    ).format(spoken(), direction(spoken()), title, lead, title, said, way)


class RestoreHandler(APIHandler):
    """Sets a changed page aside and puts the workbook's own in its place."""

    @web.authenticated
    async def post(self) -> None:
        """Restore the page named in the body's ``page``."""
        name = _body(self).get("page")
        if not isinstance(name, str) or len(name) > _LONGEST:
            _refuse(self, t("This names no page of the workbook."))
            return
        try:
            restore(self.settings["powerkit_folder"], self.settings["powerkit_notebooks"], name)
        except PowerkitError as error:
            _refuse(self, str(error), 409)
            return
        self.finish(json.dumps({"ok": True}))


class CloseHandler(APIHandler):
    """Closes the workbook: every kernel, then the server."""

    @web.authenticated
    async def post(self) -> None:
        """Answer first, so that the page can say it is done, and stop right after."""
        await self.finish(json.dumps({"ok": True}))
        if server := self.serverapp:
            ioloop.IOLoop.current().add_callback(server.stop)


class WebHandler(JupyterHandler):
    """What the page around a notebook needs of the cards' own looks: their colours and the marks of the suits."""

    @allow_unauthenticated
    def get(self, name: str) -> None:
        """One of our files, which tell nothing of anybody."""
        self.set_header("Content-Type", "text/css" if name.endswith(".css") else "text/javascript")
        self.set_header("Cache-Control", "no-cache")
        self.finish((web_folder() / name).read_bytes())


class ScriptHandler(JupyterHandler):
    """A script that is *made* here and tells nothing of anybody; *keep* says for how long a browser may keep it."""

    made: ClassVar["staticmethod[[], str | bytes]"]
    keep: ClassVar[str]

    @allow_unauthenticated
    async def get(self) -> None:
        """The script. It is made beside other answers: it is large."""
        script = await asyncio.get_running_loop().run_in_executor(None, self.made)
        if not script:
            raise web.HTTPError(404)
        self.set_header("Content-Type", "text/javascript")
        self.set_header("Cache-Control", self.keep)
        self.finish(script)


class CardsHandler(ScriptHandler):
    """The script of all cards. A browser that has it already only asks whether it is still the same."""

    made, keep = staticmethod(module_of_every_card), "no-cache"


class LabScriptsHandler(ScriptHandler):
    """JupyterLab's small scripts as one. Its address says what is in it, so a browser need not ask again."""

    made, keep = staticmethod(joined), f"max-age={_A_YEAR}, immutable"


class IconHandler(JupyterHandler):
    """The icon in the browser's tab; it tells nothing, so it asks for no token."""

    @allow_unauthenticated
    def get(self) -> None:
        """A small SVG."""
        self.set_header("Content-Type", "image/svg+xml")
        self.set_header("Cache-Control", "max-age=86400")
        self.finish(ICON)


ICON = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12436d"/>'
    '<path d="M8 21h11M14 15l6 6-6 6M24 11H13M18 5l-6 6 6 6" fill="none" stroke="#fff" stroke-width="3"/></svg>'
)

HANDLERS: list[tuple[str, type[web.RequestHandler]]] = [
    (r"/powerkit/here", HereHandler),
    (r"/powerkit/prove", ProveHandler),
    (r"/powerkit/restore", RestoreHandler),
    (r"/powerkit/close", CloseHandler),
    (r"/powerkit/icon\.svg", IconHandler),
    (r"/powerkit/web/(tokens\.css|suits\.js|svg\.js|language\.js)", WebHandler),
    (r"/powerkit/web/cards\.js", CardsHandler),
    (r"/powerkit/web/lab\.js", LabScriptsHandler),
]

ENTRANCE: list[tuple[str, type[web.RequestHandler]]] = [(r"/powerkit/enter", EnterHandler)]
"""Where a browser comes in with a ticket: in the workbook's own server alone. Another has a login of its own."""


def below(
    base: str, handlers: list[tuple[str, type[web.RequestHandler]]]
) -> list[tuple[str, type[web.RequestHandler]]]:
    """The *handlers* with their addresses below the path *base*, which ends in a slash."""
    return [(re.escape(base.rstrip("/")) + pattern, handler) for pattern, handler in handlers]


def _argument(handler: web.RequestHandler, name: str) -> str:
    """An argument of the address; what is no text, or is not there, is empty."""
    [*_, last] = handler.request.query_arguments.get(name) or [b""]
    return last.decode("utf-8", "ignore") if len(last) <= 5 * _LONGEST else ""


def _body(handler: web.RequestHandler) -> dict[str, Any]:
    """What a request's body says as a JSON object; empty where it says none."""
    try:
        found = json.loads(handler.request.body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _refuse(handler: web.RequestHandler, line: str, status: int = 400) -> None:
    handler.set_status(status)
    handler.finish(json.dumps({"message": line}))
