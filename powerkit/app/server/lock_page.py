"""The one page that a locked workbook shows, which asks for the passphrase, and the page about the lock."""

import json
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher, Rule
from tornado.web import _ApplicationRouter

from powerkit import resources
from powerkit.app.server.doors import below
from powerkit.app.server.lock_calls import LockNowHandler, TouchHandler, VaultHandler
from powerkit.app.server.lock_state import LOCKED, MINUTES, Lock, aside, shut
from powerkit.errors import PowerkitError
from powerkit.logbook import keys
from powerkit.logbook.copies import said_of
from powerkit.logbook.files import MISSING_PART, can_lock, install_line
from powerkit.logbook.ways_back import way_back
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.catalogue import deck_title, spoken, t, tn
from powerkit.text.language_tags import direction
from powerkit.text.shell_commands import command
from powerkit.ui.pages import folder_lock

CHOICES = (5, 15, 30, 60, 0)
"""After how many minutes without a key or a click a workbook may lock itself; 0 for never."""


def install(server: Any, folder: WorkbookFolder) -> Lock:
    """Put the lock in front of everything that *server* answers."""
    app = server.web_app
    state = app.settings["powerkit_lock"] = Lock(folder)
    guard = Rule(_WhileClosed(state, server.base_url), _ApplicationRouter(app, [(r".*", ClosedHandler)]))
    app.default_router.rules.insert(0, guard)
    app.add_handlers(".*$", below(server.base_url, HANDLERS))

    async def look() -> None:
        if not state.closed and state.on and state.is_idle():
            await state.close(lambda: shut(app))

    server.watch(look, 15_000)
    return state


class _WhileClosed(Matcher):
    """Takes every request while the workbook is locked, but those to our own addresses, which look for themselves."""

    def __init__(self, state: Lock, base: str) -> None:
        self.state, self.own = state, f"{base}powerkit/"

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        shut = self.state.closed or self.state.busy
        return {} if shut and not request.path.startswith(self.own) else None


class _Page(JupyterHandler):
    """What the pages of the lock share."""

    @property
    def state(self) -> Lock:
        """The lock."""
        found: Lock = self.settings["powerkit_lock"]
        return found

    def show(self, page: str, status: int = 200, **said: Any) -> None:
        """Answer with a page; its text is escaped."""
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        # With less, the browser sends a form's origin as "null", and Jupyter refuses it.
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            _template().render(
                page=page,
                base=self.base_url,
                xsrf=self.xsrf_token.decode(),
                folder=str(self.state.folder.root),
                lang=spoken(),
                dir=direction(spoken()),
                deck=deck_title(),
                **said,
            )
        )

    def ask(self, where: str, status: int = 200, error: str = "", *, tried: bool = False) -> None:
        """Ask for the passphrase. One that was *tried* may be right all the same: then it says how to go back."""
        backup = way_back(self.state.folder.logbook) if tried else None
        back = {"said": said_of(backup), "line": command("restore", backup)} if backup else None
        missing = "" if can_lock() else t(MISSING_PART)
        self.show(
            "unlock", status, next=where, error=missing or error, install=install_line() if missing else "",
            tried=tried, back=back, elsewhere=command("restore", "--help"),
        )  # fmt: skip

    def write_error(self, status_code: int, **options: Any) -> None:
        """Say in one line that a form can't be read; anything else as the server does."""
        if status_code != 400:
            super().write_error(status_code, **options)
            return
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(
            t("What was sent can’t be read, and nothing was changed. Go back, load the page again and try once more.")
        )

    def said(self, name: str) -> str:
        """What was typed in a field, with no blanks at its ends."""
        return self.get_body_argument(name, "")


class ClosedHandler(_Page):
    """Any address while the workbook is locked: pages ask for the passphrase, everything else is refused."""

    @web.authenticated
    def get(self) -> None:
        """Ask for the passphrase where a page was asked for."""
        if self.state.busy or not self._is_page():
            self.set_status(LOCKED)
            self.finish(json.dumps({"message": t("The workbook is locked.")}))
            return
        self.ask(_within(self.request.uri or "", self.base_url))

    def _is_page(self) -> bool:
        return "text/html" in self.request.headers.get("Accept", "") and "/api/" not in self.request.path

    @web.authenticated
    def post(self) -> None:
        """Nothing can be done while it is locked."""
        self.set_status(LOCKED)
        self.finish(json.dumps({"message": t("The workbook is locked.")}))

    put = patch = delete = post


class UnlockHandler(_Page):
    """Takes the passphrase."""

    @web.authenticated
    def get(self) -> None:
        """Ask for it, or go on if the workbook is open."""
        where = _within(self.get_query_argument("next", ""), self.base_url)
        if not self.state.closed:
            self.redirect(where)
            return
        self.ask(where)

    @web.authenticated
    async def post(self) -> None:
        """Open the workbook if the passphrase fits, and go where the person was."""
        where = _within(self.said("next"), self.base_url)
        async with self.state.turn:
            if self.state.closed:
                try:
                    fits = await aside(lambda: folder_lock.try_passphrase(self.state.folder, self.said("passphrase")))
                except PowerkitError as error:
                    self.ask(where, 409, str(error))
                    return
                if not fits:
                    wrong = t("That passphrase does not fit. Look at capitals and spelling.")
                    self.ask(where, 403, wrong, tried=True)
                    return
                self.state.closed = False
                self.state.touch()
        self.redirect(where, status=303)


class LockHandler(_Page):
    """The page about the lock: set a passphrase, change it, take it off, and when to lock."""

    @web.authenticated
    def get(self) -> None:
        """Show how things stand."""
        if self.state.closed:
            self.redirect(f"{self.base_url}powerkit/unlock")
        else:
            self._stand()

    def _stand(self, status: int = 200, **said: Any) -> None:
        state = self.state
        self.show(
            "manage" if state.on else "set", status,
            first=t(folder_lock.FIRST_SAID), beyond=[t(line) for line in folder_lock.OUT_OF_REACH],
            readable=folder_lock.readable_files(state.folder), minutes=state.minutes, choices=CHOICES,
            can=can_lock(), install=install_line(), **said,
        )  # fmt: skip

    @web.authenticated
    async def post(self) -> None:
        """Do what was chosen."""
        state = self.state
        if state.closed:
            self.redirect(f"{self.base_url}powerkit/unlock", status=303)
            return
        async with state.turn:
            try:
                self._stand(**await self._done(self.said("do")))
            except PowerkitError as error:
                self._stand(409, error=str(error), at=self.said("do"), weak=isinstance(error, folder_lock.WeakError))
            finally:
                state.busy = False
                state.touch()

    async def _done(self, what: str) -> dict[str, Any]:
        state, folder = self.state, self.state.folder
        if what not in ("minutes", *(("change", "off") if state.on else ("set",))):
            raise web.HTTPError(400)  # a page from before the lock was set or taken off, or no page of ours
        if what == "minutes":
            wanted = self.said("minutes")
            try:
                state.minutes = next((choice for choice in CHOICES if str(choice) == wanted), MINUTES)
            except OSError:
                return {"error": t("The workbook’s folder can’t be written. Nothing was changed."), "at": what}
            return {"done": t("Kept."), "changed": True}
        passphrase, again, weak = self.said("new"), self.said("again"), self.said("weak") == "yes"
        if what in ("set", "change"):
            folder_lock.check_passphrase(passphrase, again, weak=weak)
        if what in ("change", "off") and not await aside(lambda: folder_lock.try_passphrase(folder, self.said("old"))):
            return {"error": t("The passphrase of now does not fit. Nothing was changed."), "at": what}
        if what == "set" and self.said("read") != "yes":
            return {"error": t("First tick that you have read that it can’t be recovered."), "at": what}
        state.busy = True
        await shut(self.application)
        if what == "off":
            turned = await aside(lambda: folder_lock.unlock_for_good(folder))
            keys.let_go()
            done = t("The lock is off. Anybody who can read the folder can read your log book.")
        else:
            turned = await aside(lambda: folder_lock.lock_folder(folder, passphrase))
            done = t(
                "Your workbook is locked with your passphrase. From now on it is asked for when the workbook opens."
            )
        return {"done": done, "lines": list(turned.lines()), "changed": True}


class LockLooksHandler(web.RequestHandler):
    """The script and the styles of the lock's pages; they tell nothing, so they ask for no token."""

    @allow_unauthenticated
    def get(self, kind: str) -> None:
        """One of the two."""
        self.set_header("Content-Type", f"text/{'javascript' if kind == 'js' else 'css'}; charset=utf-8")
        self.finish((resources.settings_folder() / f"lockpage.{kind}").read_bytes())


HANDLERS: list[tuple[str, type[web.RequestHandler]]] = [
    (r"/powerkit/lock", LockHandler),
    (r"/powerkit/unlock", UnlockHandler),
    (r"/powerkit/lock-now", LockNowHandler),
    (r"/powerkit/touch", TouchHandler),
    (r"/powerkit/vault", VaultHandler),
    (r"/powerkit/lockpage\.(js|css)", LockLooksHandler),
]


def _within(address: str, base: str) -> str:
    """The *address* without its token if it is one of ours, else the first page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"{base}lab"
    ours = parts.path.startswith(f"{base}lab") and not parts.scheme and not parts.netloc and "\\" not in address
    return quote(parts.path, safe="/%:@!$&'()*+,;=~") if ours else f"{base}lab"


@cache
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader

    made = Environment(loader=FileSystemLoader(resources.settings_folder()), autoescape=True)
    made.globals.update(t=t, tn=tn)
    return made.get_template("lock.html")
