"""What was done to the log book as a whole: when, what and how many. Never a word, a name or a file's name.

It lies in the workbook's own folder of settings, so that it outlives what was erased.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from powerkit.logbook.private_files import write_text
from powerkit.logbook.serialize import in_words, local_now
from powerkit.text.catalogue import later, later_many, t, tn
from powerkit.there import is_there, read_small

DONE = {
    "erase": later("everything was erased"),
    "forget": later("something was forgotten"),
    "restore": later("the log book went back to a backup"),
    "merge": later("another copy was merged in"),
    "copy": later("a copy of the log book was made"),
    "lock": later("the log book was locked"),
    "unlock": later("the log book’s lock was taken off"),
    "passphrase": later("the passphrase was changed"),
}
"""What can be noted, and how it is said."""

COUNTED = {
    "files": later_many("{number} file", "{number} files"),
    "pages": later_many("{number} page", "{number} pages"),
    "versions": later_many("{number} version", "{number} versions"),
    "drafts": later_many("{number} draft", "{number} drafts"),
    "copies": later_many("{number} copy", "{number} copies"),
    "left": later_many("{number} left as it was", "{number} left as they were"),
}
"""What can be counted, as one and as many."""

_MOST = 500


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing that was done: when, what (one of `DONE`), and how many of each (of `COUNTED`)."""

    when: datetime
    what: str
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> str:
        """It in one line."""
        many = ", ".join(tn(*COUNTED[key], number) for key, number in self.counts)
        done = t("{moment}: {done}", moment=in_words(self.when), done=t(DONE[self.what]))
        return f"{done} ({many})" if many else done


def audit_file(state: Path) -> Path:
    """Where it is kept, in the folder of what the program keeps for itself."""
    return state / "audit.jsonl"


def note(state: Path, what: str, when: datetime | None = None, **counts: int) -> None:
    """Note that *what* was done. Where it cannot be written, nothing is noted: what was done stays done."""
    assert what in DONE and set(counts) <= set(COUNTED), "only what has no words of a person is noted"
    line = json.dumps({"when": (when or local_now()).isoformat(timespec="seconds"), "what": what, **counts})
    with suppress(OSError):
        state.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = _lines(state)[-_MOST + 1 :]
        write_text(audit_file(state), "".join(f"{item}\n" for item in (*kept, line)))


def noted(state: Path) -> list[Noted]:
    """What was done, the first first. A line that is not ours is passed over."""
    found = []
    for line in _lines(state):
        with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            said = json.loads(line)
            counts = tuple((key, int(said[key])) for key in COUNTED if key in said)
            if said["what"] in DONE:
                found.append(Noted(datetime.fromisoformat(said["when"]), said["what"], counts))
    return found


def erased_since(path: Path, moment: datetime) -> bool:
    """Whether everything of the workbook with the log book at *path* was erased at that moment or later."""
    begun = moment.replace(microsecond=0)  # what is noted has no parts of a second
    return any(each.what == "erase" and each.when >= begun for each in noted(path.parent / ".powerkit"))


def is_erased(path: Path) -> bool:
    """Whether there is no log book at *path* because everything was erased, and nothing was begun since."""
    last = None if is_there(path) else next(reversed(noted(path.parent / ".powerkit")), None)
    return last is not None and last.what == "erase"


def _lines(state: Path) -> list[str]:
    with suppress(OSError, UnicodeDecodeError):
        return read_small(audit_file(state)).decode().splitlines()
    return []
