"""What a process asked of the system, one call after the other, as ``strace`` heard it."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.disk import Disk, File, Named, Write

_CALLS = (
    "open,openat,creat,write,pwrite64,writev,pwritev,sendfile,copy_file_range,lseek,ftruncate,truncate,rename,renameat,"
    "renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,fsync,fdatasync,close,dup,dup2,dup3"
)
_LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?")
_PART = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?|(AT_FDCWD|-?\d+)<([^>]*)>|([^,"<]+)')


class NoTracer(Exception):
    """``strace`` is not on this computer, or may not look at processes here."""


@dataclass(frozen=True)
class Call:
    """One call that did its work: its *name*, *parts* (texts as bytes, numbers and flags as text), and its *answer*.

    A part that is a file's number stands with the path it had then.
    """

    name: str
    parts: tuple[bytes | str | tuple[int, str], ...]
    answer: int
    opened: str = ""


def traced(code: str, *arguments: str) -> Iterator[Call]:
    """Run Python *code* and give each of its calls that changes files, in order.

    Raises:
        NoTracer: it cannot be heard here.
        RuntimeError: the code failed.
    """
    with tempfile.TemporaryDirectory() as made:
        heard = Path(made) / "calls"
        command = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}", "-e", "signal=none"]
        command += ["-o", str(heard), sys.executable, "-c", code, *arguments]
        try:
            ended = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError as error:
            raise NoTracer from error
        if not heard.exists() or (ended.returncode and "ptrace" in ended.stderr):
            raise NoTracer
        if ended.returncode:
            raise RuntimeError(ended.stderr)
        with heard.open(encoding="ascii", errors="replace") as lines:
            yield from filter(None, map(_call, lines))


def _call(line: str) -> Call | None:
    if "<unfinished" in line or "resumed>" in line:
        raise RuntimeError("The code ran several threads, whose calls cannot be told apart.")
    match = _LINE.match(line)
    if not match or int(match[3]) < 0:
        return None
    parts: list[bytes | str | tuple[int, str]] = []
    for text, number, path, other in _PART.findall(match[2]):
        if number:
            parts.append((-100 if number == "AT_FDCWD" else int(number), _plain(path).decode()))
        elif text or not other.strip():
            parts.append(_plain(text)) if text else None
        else:
            parts.append(other.strip())
    return Call(match[1], tuple(parts), int(match[3]), _plain(match[4] or "").decode())


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()


class Replay:
    """Does on a `Disk` what a process did to the files under *root*."""

    def __init__(self, disk: Disk, root: Path) -> None:
        self._disk = disk
        self._root = f"{root}/"
        self._at: dict[int, int] = {}
        self._file: dict[int, File] = {}

    def do(self, call: Call) -> None:
        """Bring the disk to where it is after this call."""
        handler = getattr(self, f"_{_SAME.get(call.name, call.name)}", None)
        if handler is not None:
            handler(call)

    def _name(self, call: Call, at: int) -> str | None:
        """The path that starts at this part of a call, relative to the root; None for one elsewhere."""
        part = call.parts[at]
        if isinstance(part, tuple):
            given = call.parts[at + 1]
            path = str(Path(part[1]) / (given.decode() if isinstance(given, bytes) else ""))
        else:
            path = part.decode() if isinstance(part, bytes) else part
        return path.removeprefix(self._root) if path.startswith(self._root) else None

    def _number(self, call: Call) -> int:
        part = call.parts[0]
        return part[0] if isinstance(part, tuple) else int(part)

    def _open(self, call: Call) -> None:
        name = self._name(call, 0)
        self._at.pop(call.answer, None)
        self._file.pop(call.answer, None)
        if name is None or name in self._disk.folders or f"{self._root}{name}"[:-1] == self._root[:-1]:
            return
        flags = next((part for part in call.parts if isinstance(part, str) and part.startswith("O_")), "")
        if name not in self._disk.names:
            if "O_CREAT" not in flags and call.name != "creat":
                return
            self._disk.change(Named(name, File()))
        file = self._disk.names[name]
        if "O_TRUNC" in flags:
            file.since.append(Write(0, None))
        self._file[call.answer] = file
        self._at[call.answer] = len(file.now()) if "O_APPEND" in flags else 0

    def _write(self, call: Call) -> None:
        number = self._number(call)
        if number not in self._file:
            return
        data = b"".join(part for part in call.parts[1:] if isinstance(part, bytes))[: call.answer]
        if call.name.startswith("p"):
            self._file[number].since.append(Write(int(str(call.parts[-1])), data))
            return
        self._file[number].since.append(Write(self._at[number], data))
        self._at[number] += len(data)

    def _sendfile(self, call: Call) -> None:
        first, second = (part[0] for part in call.parts if isinstance(part, tuple))
        to, source = (first, second) if call.name == "sendfile" else (second, first)
        if to in self._file and source in self._file:
            begin = self._at[source]
            data = self._file[source].now()[begin : begin + call.answer]
            self._file[to].since.append(Write(self._at[to], data))
            self._at[to] += call.answer
            self._at[source] += call.answer

    def _lseek(self, call: Call) -> None:
        if self._number(call) in self._file:
            self._at[self._number(call)] = call.answer

    def _ftruncate(self, call: Call) -> None:
        if self._number(call) in self._file:
            self._file[self._number(call)].since.append(Write(int(str(call.parts[-1])), None))

    def _truncate(self, call: Call) -> None:
        if (name := self._name(call, 0)) in self._disk.names and name is not None:
            self._disk.names[name].since.append(Write(int(str(call.parts[-1])), None))

    def _rename(self, call: Call) -> None:
        old, new = self._name(call, 0), self._name(call, 2 if isinstance(call.parts[0], tuple) else 1)
        if old in self._disk.names and old is not None and new is not None:
            self._disk.change(Named(new, self._disk.names[old]), Named(old, None))
        elif old is not None and new is not None:
            self._disk.folders.add(new)
            inside = [name for name in self._disk.names if name.startswith(f"{old}/")]
            for name in inside:
                file = self._disk.names[name]
                self._disk.change(Named(new + name.removeprefix(old), file), Named(name, None))

    def _link(self, call: Call) -> None:
        old, new = self._name(call, 0), self._name(call, 2 if isinstance(call.parts[0], tuple) else 1)
        if old in self._disk.names and old is not None and new is not None:
            self._disk.change(Named(new, self._disk.names[old]))

    def _unlink(self, call: Call) -> None:
        if (name := self._name(call, 0)) in self._disk.names and name is not None:
            self._disk.change(Named(name, None))

    def _mkdir(self, call: Call) -> None:
        if (name := self._name(call, 0)) is not None:
            self._disk.folders.add(name)

    def _fsync(self, call: Call) -> None:
        part = call.parts[0]
        inside = isinstance(part, tuple) and f"{part[1]}/".startswith(self._root)
        if inside:
            self._disk.sync(self._file.get(self._number(call)))

    def _close(self, call: Call) -> None:
        self._file.pop(self._number(call), None)


_SAME = {
    "openat": "open", "creat": "open", "pwrite64": "write", "writev": "write", "pwritev": "write",
    "copy_file_range": "sendfile", "renameat": "rename", "renameat2": "rename", "linkat": "link",
    "unlinkat": "unlink", "mkdirat": "mkdir", "fdatasync": "fsync",
}  # fmt: skip
