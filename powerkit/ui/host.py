"""What hosts the workbook: where its folder and deck are, what can be made here, how files go out and come in.

Its own server, any Jupyter server and a JupyterHub are told by the environment of the kernel (`this_host`); nobody else
asks that. What a browser does with a file stands in its twin, `web/host.js`. Saving knows nothing of either.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from powerkit.logbook.syncing_folders import Place, likely_places
from powerkit.logbook.workspace import WorkbookFolder, folder_and_deck
from powerkit.text.base64_files import packed, unpacked
from powerkit.text.catalogue import t
from powerkit.ui.inbox import HubInbox, inbox_of

Reply = dict[str, Any]


def in_the_message(file: Reply) -> Reply:
    """A file with its bytes as *data*, as a message carries it to the browser, which keeps it."""
    return {**file, "data": packed(file["data"])}


def files_in_messages(reply: Reply, hand_out: Callable[[Reply], Reply] = in_the_message) -> Reply:
    """A reply as it goes to the page: each file in it went through *hand_out*."""
    if isinstance(reply.get("data"), bytes):
        return hand_out(reply)
    files = reply.get("files")
    if isinstance(files, list) and files and isinstance(files[0], dict):
        return {**reply, "files": [files_in_messages(file, hand_out) for file in files]}
    return reply


@dataclass(frozen=True)
class Host:
    """What the pages of one kernel know of where they are.

    *own_deck* is a deck in place of ours, *cannot* the formats that no file can be made in. *hand_out* gets each file
    that a page is given, ``{"name", "type", "data": bytes, …}``, and returns what the page is told in its place;
    *take_in* gives the bytes of a file that a page sent. *places* are folders that leave this computer. *begins* says
    that a folder which is not there is made. *inbox* is a Hub's, where it has one; nothing else is ever asked.
    """

    folder: WorkbookFolder
    own_deck: Path | None = None
    home: Path = field(default_factory=Path)
    cannot: frozenset[str] = frozenset()
    hand_out: Callable[[Reply], Reply] = in_the_message
    take_in: Callable[[Any], bytes] = unpacked
    places: Callable[[Path], list[Place]] = likely_places
    begins: bool = False
    inbox: HubInbox | None = None

    @property
    def called(self) -> str:
        """The folder as a notebook may show it: the home folder is not named, for it is called as its owner is."""
        root = self.folder.root
        inside = self.home.is_absolute() and root.is_relative_to(self.home)
        return t("“{folder}” in your home folder", folder=root.relative_to(self.home)) if inside else f"“{root}”"

    def sent(self, reply: Reply) -> Reply:
        """A reply as it goes to the page: each file in it is handed out."""
        return files_in_messages(reply, self.hand_out)


def this_host(environment: Mapping[str, str], home: Path) -> Host:
    """The host that this kernel's *environment* tells of: a server of ours or a guest's has named the folder there."""
    folder, deck = folder_and_deck(environment, home)
    begins = environment.get("IPYTHONDIR") != str(folder.ipython)  # whose kernels are started in a folder that is there
    return Host(folder, deck, home, begins=begins, inbox=inbox_of(environment))
