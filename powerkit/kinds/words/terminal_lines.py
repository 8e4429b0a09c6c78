"""What was read of a text, in lines for a terminal, each with the option that changes it."""

from collections.abc import Iterable, Iterator

from powerkit.errors import WordsError
from powerkit.kinds.words.tokenize import Gathered
from powerkit.text.normalize import folded


def in_lines(found: Gathered, heading: bool | None = None) -> Iterator[str]:
    """What was given, and what of it was left out and why. *heading* is what was said of the first row."""
    yield f"Words given: {found.given:,}. Left out: {len(found.left_out):,}. To show: {len(found.words):,}."
    if found.left_out:
        left = ", ".join(item.word for item in found.left_out)
        yield f"Left out, as small words that join others: {left}. To keep one: --keep {found.left_out[0].word}"
    yield from found.notes
    yield from _speakers(found)
    if found.table and len(found.table.columns) == 1 and heading is None:
        no, add = ("no", "--no-heading") if found.table.heading else ("a", "--heading")
        yield f"If the first row is {no} heading, add: {add}"
    if found.headed is not None:
        yield f"If the first line is {'no heading, add: --no-heading' if found.headed else 'a heading, add: --heading'}"
    offered = [phrase.phrase for phrase in found.phrases if not phrase.kept]
    if offered:
        yield f'Said together: {", ".join(offered)}. To keep one together: --together "{offered[0]}"'
    if kept := [phrase.phrase for phrase in found.phrases if phrase.kept]:
        yield f'Kept as one: {", ".join(kept)}. To take one apart: --apart "{kept[0]}"'
    yield from (f"Perhaps the same: {', '.join(merge.words)}" for merge in found.merges)


def check_speakers(found: Gathered, without: Iterable[str]) -> None:
    """Refuse to leave out somebody who does not speak in the text.

    Raises:
        WordsError: one of those named does not.
    """
    named = {folded(speaker.name) for speaker in found.speakers}
    if wrong := [name for name in without if folded(name) not in named]:
        speak = f"Those who do: {', '.join(speaker.name for speaker in found.speakers)}." if named else ""
        raise WordsError(f"Nobody called “{wrong[0]}” speaks in this text.", speak or "Leave out: --without")


def _speakers(found: Gathered) -> Iterator[str]:
    """Who speaks, and how to leave somebody out."""
    if not found.speakers:
        return
    turns = (f"{speaker.name} ({speaker.turns:,})" for speaker in found.speakers)
    asks = next((speaker for speaker in found.speakers if speaker.asks), None)
    out = (asks or found.speakers[-1]).name
    why = f"{out} seems to ask the questions. " if asks else ""
    yield f'Turns: {", ".join(turns)}. {why}To leave somebody out: --without "{out}". If nobody speaks there: --lines'
