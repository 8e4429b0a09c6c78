"""Killing a process at one of its steps, or at any moment, and hearing what it had said until then."""

import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

Tell = Callable[[str], None]
Act = Callable[[Tell], None]

FILE_STEPS = frozenset(
    "open os.rename os.remove os.link os.mkdir os.rmdir os.symlink os.truncate sqlite3.connect".split()
)
"""The events of Python's audit hooks (PEP 578) at which a process may be killed: before it changes a file."""

_LIMIT = 120.0


@dataclass(frozen=True)
class Ended:
    """How a process ended: what it *told*, whether it was *killed*, and how many seconds it ran. *fault* is a trace."""

    told: tuple[str, ...]
    killed: bool
    seconds: float
    fault: str = ""


def run_and_kill(act: Act, *, at_step: int | None = None, after: float | None = None) -> Ended:
    """Run *act* in a process of its own; kill it before its file step *at_step*, or *after* so many seconds.

    Each line that it tells reaches us before its next step: it stands for what a person was told is saved.
    """
    out, told_in = os.pipe()
    fault_out, fault_in = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(out)
        _be_the_child(act, told_in, fault_in, at_step)
    os.close(told_in)
    os.close(fault_in)
    text = _heard(out, child, None if after is None else began + after, began + _LIMIT)
    _, status = os.waitpid(child, 0)
    with os.fdopen(fault_out, "rb") as end:
        fault = end.read().decode(errors="replace")
    killed = os.WIFSIGNALED(status)
    lines = text.decode().split("\n")[:-1]  # a last one without its end was not told
    return Ended(tuple(lines), killed, time.monotonic() - began, "" if killed else fault)


def _be_the_child(act: Act, told: int, fault: int, at_step: int | None) -> None:
    """Never returns: whatever happens in the child, nothing of the parent may run in it."""
    try:
        if at_step is not None:
            _die_before_step(at_step)
        act(lambda line: _write(told, f"{line}\n"))
        os._exit(0)
    except BaseException as error:
        import traceback

        _write(fault, "".join(traceback.format_exception(error)))
        os._exit(1)


def _write(pipe: int, text: str) -> None:
    os.write(pipe, text.encode())


def _die_before_step(at_step: int) -> None:
    left = at_step

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in FILE_STEPS or (event == "open" and not _writes(arguments)):
            return
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _writes(arguments: tuple[object, ...]) -> bool:
    """Whether an ``open`` may change a file, by its flags."""
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _heard(out: int, child: int, kill_at: float | None, limit: float) -> bytes:
    heard = b""
    with os.fdopen(out, "rb", buffering=0) as end:
        while True:
            now = time.monotonic()
            if now > limit or (kill_at is not None and now >= kill_at):
                os.kill(child, signal.SIGKILL)
                kill_at, limit = None, float("inf")
            wait = min(limit, kill_at or limit) - now
            ready, _, _ = select.select([end], [], [], max(0.0, min(wait, 5.0)))
            if ready:
                piece = end.read(65536)
                if not piece:
                    return heard
                heard += piece


def moments(chance: random.Random, seconds: float) -> float:
    """A moment to kill something that takes so long: most within it, some a little after."""
    return chance.uniform(0, seconds * 1.2)
