"""Kills a piece of work before each of its steps in turn: each call that changes a file's name, each end of a change.

The work runs in a process of its own, which ends at the step with nothing tidied up, as after ``kill -9``. So all the
states that a kill can leave are met, one after the other, on any machine.
"""

import os
import shutil
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from powerkit.logbook import files

_CALLS = ("fsync", "link", "mkdir", "rename", "replace", "rmdir", "unlink", "symlink", "truncate")
_ENDS = ("COMMIT", "VACUUM")
_STOPPED, _MOST = 9, 2_000

Work = Callable[[Path], None]


def every_stop(start: Path, place: Path, work: Work, *, each: int = 1) -> Iterator[Path]:
    """For each step of *work*, a copy of the folder *start* in which it was killed before that step; last, one whole.

    *place* is where the copies are made. Only *each* so-manieth step is tried, unless POWERKIT_EVERY_KILL is set.
    """
    each = 1 if os.environ.get("POWERKIT_EVERY_KILL") else each
    pytest.importorskip("fcntl", reason="a process can be forked on Unix only")
    for step in range(1, _MOST, each):
        folder = place / "killed"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(start, folder, symlinks=True)
        ended = _ended(work, folder, step)
        assert ended in (0, _STOPPED), f"the work failed at step {step}"
        yield folder
        if ended == 0:
            return
    raise AssertionError("the work has no end")


def _ended(work: Work, folder: Path, stop: int) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child starts no thread and takes no lock of others
        process = os.fork()
    if process == 0:
        try:
            _work_until(work, folder, stop)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _work_until(work: Work, folder: Path, stop: int) -> None:
    done = 0

    def step(*_: Any) -> None:
        nonlocal done
        done += 1
        if done == stop:
            os._exit(_STOPPED)

    for name in _CALLS:
        setattr(os, name, _after(step, getattr(os, name)))
    connect = files._connect

    def traced(*given: Any, **named: Any) -> Any:
        connection = connect(*given, **named)
        connection.set_trace_callback(lambda statement: statement.startswith(_ENDS) and step())
        return connection

    files._connect = traced
    work(folder)
    os._exit(0)


def _after(step: Callable[[], None], call: Callable[..., Any]) -> Callable[..., Any]:
    def stepped(*given: Any, **named: Any) -> Any:
        step()
        return call(*given, **named)

    return stepped
