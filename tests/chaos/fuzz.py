"""Gives every reader files that somebody might send by mistake or to do harm, and counts what is no plain answer.

``python -m tests.chaos fuzz --times 5000``. Each file is a sample with bytes changed, cut, doubled or swapped, or a
known trap of its format. A reader must return or say plainly what is wrong, within one budget of time and memory.
"""

import argparse
import io
import os
import random
import resource
import sys
import zipfile
from collections import Counter
from dataclasses import dataclass, field

from powerkit.errors import PowerkitError
from tests.chaos.killing import Tell, run_and_kill
from tests.chaos.readers import Reader, readers

SECONDS = 10
"""Seconds of a processor that one file may take, on a machine like an old laptop."""
MEGABYTES = 700
"""Memory that one file may take above what the process had."""
_BATCH = 25

_TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b'"', b"'", b",", b";", b"\t", b"[" * 5000, b"{" * 5000,
    b"(" * 2000, b"9" * 400, b"-1", b"1e999", b"NaN", b"null", b"true", "\u202e".encode(), "é".encode("latin-1"),
    "\U0001f600".encode(), b"\xed\xa0\x80", b"=cmd|' /C calc'!A0", b"../../../etc/passwd", b"<script>", b"&lt;",
    b"<!DOCTYPE a [<!ENTITY b 'bbbb'>]>", b"RRULE:FREQ=SECONDLY", b"RRULE:FREQ=DAILY;COUNT=999999999", b"%s%n", b"\\",
    b"DTSTART:99991231T235959Z", b"BEGIN:VEVENT\r\n" * 500, b"a" * 20_000, b"0001-01-01", b"9999-12-31",
)  # fmt: skip


def mutated(sample: bytes, chance: random.Random) -> bytes:
    """The sample with a few changes; in a ZIP, inside one of its parts more often than not."""
    if sample[:2] == b"PK" and chance.random() < 0.8:
        return _in_a_part(sample, chance)
    if chance.random() < 0.02:
        return chance.choice(_TOKENS) * chance.choice((1, 50))
    content = bytearray(sample)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at, other = (chance.randint(0, len(content)) for _ in range(2))
        match chance.randrange(7):
            case 0:
                content[at:at] = chance.choice(_TOKENS)
            case 1:
                del content[min(at, other) : max(at, other)]
            case 2:
                content[at:at] = content[min(at, other) : max(at, other)] * chance.choice((1, 2, 20))
            case 3 if content:
                content[at % len(content)] = chance.randrange(256)
            case 4:
                del content[at:]
            case 5:
                content[at:other] = chance.choice(_TOKENS)
            case _:
                lines = bytes(content).split(b"\n")
                chance.shuffle(lines)
                content = bytearray(b"\n".join(lines))
        del content[4_000_000:]
    return bytes(content)


def _in_a_part(sample: bytes, chance: random.Random) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hurt = chance.choice(names)
        for name in names:
            content = old.read(name)
            if name == hurt:
                content = b" " * 60_000_000 if chance.random() < 0.02 else mutated(content, chance)
            new.writestr(name, content)
    return file.getvalue()


@dataclass
class Told:
    """What came of a reader's files: how many it *read*, *refused* in plain words, and every fault with its count."""

    read: int = 0
    refused: int = 0
    longest: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)


def fuzzed(reader: Reader, times: int, seed: int) -> Told:
    """Give a reader so many files, in processes of their own."""
    told = Told()
    assert reader.samples  # made before a process is limited
    for first in range(0, times, _BATCH):
        numbers = range(first, min(first + _BATCH, times))
        while numbers:
            ended = run_and_kill(lambda tell, numbers=numbers: _give(reader, numbers, seed, tell))
            for line in ended.told:
                _count(told, line)
            done = len(ended.told)
            if done < len(numbers):  # the next one ended the process
                told.faults[f"it took too long, too much memory, or ended the process ({ended.fault[-200:]})"] += 1
                done += 1
            numbers = numbers[done:]
    return told


def _count(told: Told, line: str) -> None:
    kind, seconds, words = line.split("|", 2)
    told.longest = max(told.longest, float(seconds))
    if kind == "fault":
        told.faults[words] += 1
    elif kind == "read":
        told.read += 1
    else:
        told.refused += 1


def _give(reader: Reader, numbers: range, seed: int, tell: Tell) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    now = int(_size() + MEGABYTES * 1_000_000)
    resource.setrlimit(resource.RLIMIT_AS, (now if hard < 0 else min(now, hard), hard))
    for number in numbers:
        sample_of = random.Random(f"{seed}/{number}")
        content = mutated(sample_of.choice(reader.samples), sample_of)
        before = _seconds()
        resource.setrlimit(resource.RLIMIT_CPU, (int(before + SECONDS + 1), -1))
        kind, words = _outcome(reader, content)
        tell(f"{kind}|{_seconds() - before:.2f}|{' '.join(words.split())[:300]}")


def _outcome(reader: Reader, content: bytes) -> tuple[str, str]:
    try:
        reader.read(content)
    except PowerkitError as error:
        text = str(error)
        long = [line for line in text.splitlines() if len(line) > 400]
        return ("fault", f"its refusal is too long: {long[0]}") if long or "Traceback" in text else ("refused", text)
    except BaseException as error:
        return "fault", f"{type(error).__name__}: {error}"
    return "read", ""


def _seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _size() -> int:
    """Bytes of address space that this process has."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 4_000_000_000


def main(arguments: list[str]) -> int:
    """Run the command; 0 where every reader gave a plain answer to every file."""
    known = readers()
    parser = argparse.ArgumentParser(prog="python -m tests.chaos fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5400, help="files over all readers together")
    parser.add_argument("--only", action="append", choices=sorted(known), help="only this reader (may be repeated)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    names = options.only or list(known)
    faults = 0
    for name in names:
        told = fuzzed(known[name], max(1, options.times // len(names)), options.seed)
        print(f"{name:16} {told.read:6} read, {told.refused:6} refused; the longest {told.longest:.2f} s", flush=True)
        for words, count in told.faults.most_common(8):
            print(f"    {count} times: {words}")
        faults += sum(told.faults.values())
    print(f"Together {faults} faults", file=sys.stdout)
    return 1 if faults else 0
