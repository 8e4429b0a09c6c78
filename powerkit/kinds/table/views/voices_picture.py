"""Voices: how many said what, each group apart, and every quote that may be read under its group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, EDGE, FONT, sheet
from powerkit.drawing.text_boxes import NARROW, PAD, WIDE, Said, data, said, stacked
from powerkit.drawing.text_metrics import text_width
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.voices import Group, Voice, Votes, grouped, kept_said, not_shown, votes
from powerkit.text.catalogue import t, tn
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import numbered

_GAP = 24.0
_BAR = 14.0
_MOST = 12


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The numbers where people chose, and the quotes, of a checked answer as others may read it."""
    if not answer:
        return ()
    width = NARROW if narrow else WIDE
    found = votes(kind, answer)
    chart = (_numbers(kind, found, label, width),) if found is not None else ()
    groups = grouped(kind, answer)
    spoken = any(voice.words for group in groups for voice in group.voices)
    return (*chart, *((_quotes(kind, groups, answer, label, width),) if spoken else ()))


def _numbers(kind: TableBase, found: Votes, label: str, width: float) -> Picture:
    from powerkit.drawing.charts.counts import draw_counts

    noun = kind.rows.row
    panels = [(f"{name}: {numbered(sum(numbers), noun)}" if name else "", numbers) for name, numbers in found.columns]
    told = [
        f"{head or numbered(sum(numbers), noun)}. "
        + "; ".join(f"{name} {number}" for name, number in zip(found.names, numbers, strict=True))
        for head, numbers in panels
    ]
    caption = f"{found.asked.rstrip('?.')}? {'. '.join(told)}."
    names = [name for name, _ in found.columns]
    asked = found.asked
    if len(names) > 1 and label.endswith("?"):
        asked = f"{label} {asked}"
        caption = f"{label} {caption}"
    if names == [""]:
        asked += f"{'' if asked.endswith('?') else ':'} {numbered(sum(found.columns[0][1]), noun)}"
    svg = draw_counts(found.names, panels, title=label, alt=caption, width=width, groups=names, asked=asked)
    return Picture(svg, caption, caption)


@dataclass(frozen=True)
class _Block:
    """A group as it is drawn: its *head*, its quotes with who said each, and how high it is."""

    group: Group
    head: Said
    quotes: tuple[tuple[Voice, tuple[Said, ...]], ...]
    more: Said

    @property
    def height(self) -> float:
        quotes = sum(sum(part.height for part in parts) + PAD + 6 for _, parts in self.quotes)
        return self.head.height + 8 + quotes + (self.more.height + 6 if self.more.lines else 0)


def _quotes(kind: TableBase, every: Sequence[Group], answer: Any, label: str, width: float) -> Picture:
    groups = [group for group in every if group.voices]
    across = 2 if width > NARROW and len(groups) > 1 else 1
    room = (width - _GAP * (across - 1)) / across
    asked = said(label if kind.playing("vote") and kind.playing("group") else "", width - 4, most=3, look="b")
    ends = [asked.height + 10 if asked.lines else 0.0] * across
    body = [asked.at(2, 2)] if asked.lines else []
    for group in groups:
        block = _block(kind, group, room)
        at = ends.index(min(ends))
        body.append(_drawn(block, at * (room + _GAP), ends[at], room))
        ends[at] += block.height + _GAP
    empty = [group.name for group in every if not group.voices]
    none = said(f"{numbered(0, kind.rows.row)}: {'; '.join(empty)}" if empty else "", width - 4, most=4, look="s")
    foot = max(ends)
    if none.lines:
        body.append(none.at(2, foot - 4))
        foot += none.height + _GAP - 4
    caption, alt = _said(kind, groups, answer)
    return Picture(sheet(body, width, foot - _GAP + 6, title=label, alt=alt), alt, caption)


def _block(kind: TableBase, group: Group, room: float) -> _Block:
    spoken = [voice for voice in group.voices if voice.words]
    name = f"{group.name}: " if group.name else ""
    head = said(f"{name}{numbered(len(group.voices), kind.rows.row)}", room - 4, most=3, look="b")
    inner = room - _BAR - 4
    quotes = tuple((item, _spoken(item, inner)) for item in spoken)
    silent = len(group.voices) - len(spoken)
    kept = sum(voice.kept for voice in group.voices)
    notes = [not_shown(kept) if kept else ""]
    notes.append(t("{number} without words", number=silent - kept) if silent > kept else "")
    return _Block(group, head, quotes, said("; ".join(filter(None, notes)), room - 4, most=4, look="s"))


def _spoken(one: Voice, room: float) -> tuple[Said, ...]:
    return (
        _quoted(one.words.strip(), room),
        *([said(one.beside, room, most=2 if one.checked else 4, look="s")] if one.beside else []),
    )


def _quoted(words: str, room: float) -> Said:
    """A quote in its marks; one that is cut ends with its mark too."""
    whole = said(f"“{words}”", room, most=_MOST)
    if not whole.lines[-1].endswith("…"):
        return whole
    cut = said(f"“{words}”", room - text_width("”", FONT), most=_MOST)
    return replace(cut, width=room, lines=(*cut.lines[:-1], f"{cut.lines[-1]}”"))


def _drawn(block: _Block, left: float, top: float, room: float) -> Markup:
    parts = [block.head.at(left + 2, top)]
    down = top + block.head.height + 2
    parts.append(
        Markup('<path d="M{:.1f} {:.1f}h{:.1f}" stroke="{}" stroke-width="1.5"/>').format(left, down, room, EDGE)
    )
    down += 6
    for voice, lines in block.quotes:
        high = sum(line.height for line in lines) + PAD - 4
        parts.append(Markup("<g{}>").format(data(quote=voice.id, vote=voice.chose)))
        parts.append(
            Markup('<path d="M{:.1f} {:.1f}v{:.1f}" stroke="{}" stroke-width="4"/>').format(
                left + 4, down + 2, high - 2, DEEP
            )
        )
        parts += [*stacked(lines, left + _BAR, down + 3)[0], Markup("</g>")]
        down += high + 10
    if block.more.lines:
        parts.append(block.more.at(left + 2, down))
    return Markup("<g{}>{}</g>").format(
        data(group=block.group.name, voices=len(block.group.voices)), Markup("").join(parts)
    )


def _said(kind: TableBase, groups: Sequence[Group], answer: Any) -> tuple[str, str]:
    """The caption, and the words for whoever does not see it."""
    shown = sum(bool(voice.words) for group in groups for voice in group.voices)
    named = [group for group in groups if group.name]
    quotes = tn("{number} quote", "{number} quotes", shown)
    if named:
        lead = tn(
            "{quotes} in people’s own words, under {number} heading.",
            "{quotes} in people’s own words, under {number} headings.",
            len(named),
            quotes=quotes,
        )
    else:
        lead = t("{quotes} in people’s own words.", quotes=quotes)
    rest = len(answer) - shown - sum(voice.kept for group in groups for voice in group.voices)
    silent = t("{rest} more without words.", rest=rest) if rest else ""
    caption = " ".join(filter(None, (lead, kept_said(answer, more=True), silent)))
    listed = "; ".join(f"{item.name}: {numbered(len(item.voices), kind.rows.row)}" for item in named)
    return caption, f"{caption} {listed}{'.' if listed else ''}".strip()
