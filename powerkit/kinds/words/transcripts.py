"""Who said what, where a text says it: transcripts, captions, chats and e-mails as programs write them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from powerkit.kinds.words.split import cleaned
from powerkit.text.catalogue import t

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\.?)?"
_NAME = r"[^\W\d_][\w.'’() &/-]{0,38}?"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_IN_BRACKETS = re.compile(
    rf"[\[(<](?:{_TIME}(?:\s*-+>?\s*{_TIME})?|(?:inaudible|unclear|laught?e?r?s?|laughing|crosstalk|overlap\w*|pauses?|"
    r"silence|applause|music|coughs?|sighs?|background noise|phone rings?)[^\])>]{0,30})[\])>]"
    r"|(?<![\w:.])\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?(?![\w:])",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:the )?(?:interviewer|int|i|q|question|facilitator|fac|moderator|mod|researcher|chair|chairperson|host"
    r"|convenor)\.?\s?\d{0,2}",
    re.IGNORECASE,
)
_ANSWERING = re.compile(
    r"(?:a|r|p|answer|respondent|participant|interviewee|speaker|resident|resp|part|unknown(?: speaker)?)\.?\s?\d{0,2}",
    re.IGNORECASE,
)
_CHAT = re.compile(rf"\u200e?\[?({_DATE}),?\s+({_TIME})\]?(?:\s+[-–]|:)?\s+(.*)")
_ZOOM = re.compile(rf"{_TIME}\s+(?:From\s+)?({_NAME})\s+to\s+({_NAME})(?:\(\w[\w ]*\))?\s*:\s*(.*)", re.IGNORECASE)
_SAYS = re.compile(r"([^\d\s:][^:\t]{0,39}): ?(.*)")
_CUE = re.compile(r"\s*(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}\s+-->\s+.*")
_VOICE_TAG = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]{1,60})>")
_TAG = re.compile(r"</?[a-z][^>]{0,80}>|<\d[\d:.]*>", re.IGNORECASE)
_HEAD = re.compile(rf"({_NAME})\s*(?:[-–|,]\s*|\s{{1,}}|\t)[\[(]?({_TIME})[\])]?\s*:?")
_COLON = re.compile(rf"(?:[\[(]?{_TIME}[\])]?\s*[-–]?\s*)?({_NAME})\s*(?:[\[(]{_TIME}[\])])?\s*:(?:\s+|$)(.*)")
_ONLY_TIME = re.compile(rf"[\[(]?{_TIME}[\])]?")
_LETTER = re.compile(
    r"(From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Od|Do|Temat|Oddi wrth|At|Pwnc):\s*(.*)", re.IGNORECASE
)
_WROTE = re.compile(rf"On .{{5,60}}[,\d] ?({_NAME}) ?(?:<[^>]*>)? wrote:", re.IGNORECASE)
_WRITER, _ABOUT = {"from", "od", "oddi wrth"}, {"subject", "temat", "pwnc"}
_NOT_SAID = re.compile(
    r"(?:on .{5,80} wrote:|-{3,}.*(?:message|forwarded).*-{3,}|sent from my .{2,30}|get outlook for .{2,20}"
    r"|_{5,}|.{0,3}<?(?:media|image|video|audio|sticker|gif|document|contact card) omitted>?"
    r"|.*end-to-end encrypted.*|(?:you|this message was) deleted.*|missed (?:voice|video) call.*|null)",
    re.IGNORECASE,
)
_LEAST_TURNS = 3
_HEADED = 0.5


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks in a text: how many *turns* they have, and whether they seem to *ask* the questions."""

    name: str = field(repr=False)
    turns: int
    asks: bool


@dataclass(frozen=True)
class Speech:
    """Who said what, turn by turn, in the order it was said."""

    turns: tuple[tuple[str, str], ...] = field(repr=False)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Those who speak, in the order in which they begin."""
        counted = Counter(name for name, _ in self.turns)
        return tuple(Speaker(name, number, self._asks(name, number)) for name, number in counted.items())

    def said(self, name: str) -> str:
        """All that somebody said, a line for each turn."""
        return "\n".join(text for who, text in self.turns if who == name)

    def _asks(self, name: str, turns: int) -> bool:
        asked = sum(text.rstrip(" \"'”’").endswith(("?", "？", "؟")) for who, text in self.turns if who == name)
        return bool(_ASKING.fullmatch(name)) or (turns > 2 and asked * 2 > turns)


def speech_of(text: str) -> Speech | None:
    """Who said what in a text; None where it does not say so, or where that is not plain."""
    lines = [line.strip() for line in cleaned(text)[0].split("\n")]
    for read in _READERS:
        turns = [(" ".join(name.split()), said) for name, said in read(lines) if name and said]
        if turns:
            return Speech(tuple(turns))
    return None


def not_a_recording(text: str) -> tuple[str, int]:
    """The text without the times and sounds that a recording adds, and how many there were."""
    return _IN_BRACKETS.subn(" ", text) if any(mark in text for mark in "[(<:") else (text, 0)


Turns = Iterator[tuple[str, str]]


def _captions(lines: Sequence[str]) -> Turns:
    """WebVTT and SubRip, as Teams, Zoom and Stream write them: one turn goes on over several cues."""
    cues = [at for at, line in enumerate(lines) if _CUE.fullmatch(line)]
    if not cues or (not lines[0].startswith("WEBVTT") and len(cues) < 2):
        return
    found: list[tuple[str, list[str]]] = []
    name = ""
    for at, end in zip(cues, [*cues[1:], len(lines) + 1], strict=True):
        for line in lines[at + 1 : end - 1 if end <= len(lines) else None]:
            if not line:
                break
            for number, part in enumerate(_VOICE_TAG.split(line)):
                if number % 2:
                    name = part.strip()
                    continue
                plain = _TAG.sub("", part).strip()
                told = None if _VOICE_TAG.search(line) else _COLON.fullmatch(plain)
                name, plain = (told[1], told[2]) if told else (name, plain)
                if found and found[-1][0] == name:
                    found[-1][1].append(plain)
                else:
                    found.append((name, [plain]))
    yield from ((name or t("Nobody named"), " ".join(filter(None, said))) for name, said in found)


def _chat(lines: Sequence[str]) -> Turns:
    """A chat as WhatsApp or Zoom saves it; a message may go on over several lines."""
    heads = [_CHAT.fullmatch(line) or _ZOOM.fullmatch(line) for line in lines]
    found = [head for head in heads if head]
    named = sum(head.re is _ZOOM or _SAYS.fullmatch(head[3]) is not None for head in found)
    if len(found) < max(2, sum(map(bool, lines)) * _HEADED / 2) or named * 2 < len(found):
        return
    yield from _turns(lines, [head and _message(head) for head in heads], _joined)


def _message(head: re.Match[str]) -> tuple[str, str]:
    """Who sends a message, "" for a note of the program, and what its first line says."""
    if head.re is _ZOOM:
        return head[1], head[3]
    told = _SAYS.fullmatch(head[3])
    return (told[1].strip("\u200e~ \u202f"), told[2]) if told else ("", "")


def _turns(
    lines: Sequence[str],
    begins: Sequence[tuple[str, str] | None],
    joined: Callable[[list[str]], str] = " ".join,
) -> Turns:
    """What everybody says, from a line in which they begin with something up to the next such line."""
    name, said = "", list[str]()
    for line, begin in zip(lines, begins, strict=True):
        if begin:
            yield name, joined(said)
            name, said = begin[0], []
        if text := begin[1] if begin else line:
            said.append(text)
    yield name, joined(said)


def _joined(said: Sequence[str]) -> str:
    return "\n".join(line for line in said if line and not _NOT_SAID.fullmatch(line.strip("\u200e ")))


def _letters(lines: Sequence[str]) -> Turns:
    """E-mails: each is what one person said; who else got it, and what programs add, is not said by anybody."""
    heads = [_LETTER.fullmatch(line.lstrip("> ")) for line in lines]
    starts = [at for at in range(len(lines)) if _begins_letter(heads, at)]
    if not starts:
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name, said = "", list[str]()
        for line, head in zip(lines[start:end], heads[start:end], strict=True):
            if head is None and (earlier := _WROTE.fullmatch(line.lstrip("> "))):
                yield name or t("The writer"), _joined(said)
                name, said = earlier[1], []
            elif head is None:
                said.append(line.lstrip("> "))
            elif head[1].casefold() in _WRITER:
                name = re.sub(r"[<\[(].*", "", head[2]).strip(" \"'") or t("The writer")
            elif head[1].casefold() in _ABOUT:
                said.append(re.sub(r"(?i)^(?:(?:re|fwd?|odp)\s*:\s*)+", "", head[2]))
        yield name or t("The writer"), _joined(said)


def _begins_letter(heads: Sequence[re.Match[str] | None], at: int) -> bool:
    head = heads[at]
    near = [other[1].casefold() for other in heads[at : at + 5] if other]
    return bool(head) and (at == 0 or not heads[at - 1]) and bool(_WRITER & {*near}) and len(near) > 1


def _headed(lines: Sequence[str]) -> Turns:
    """A line with who speaks and when, then what they say: Otter, Teams in Word, many typists."""
    heads = [_HEAD.fullmatch(line) for line in lines]
    for at, line in enumerate(lines[:-1]):  # Teams: the name in one line, the time in the next
        if not heads[at] and re.fullmatch(_NAME, line) and re.fullmatch(_TIME, lines[at + 1]):
            heads[at] = _HEAD.fullmatch(f"{line} {lines[at + 1]}")
    found = [head for head in heads if head]
    if len(found) < 2 or len(found) * 6 < sum(map(bool, lines)):
        return
    plain = ["" if _ONLY_TIME.fullmatch(line) else line for line in lines]
    yield from _turns(plain, [head and (head[1], "") for head in heads])


def _colons(lines: Sequence[str]) -> Turns:
    """A name and a colon before what was said, with or without a time."""
    filled = [line for line in lines if line and not _ONLY_TIME.fullmatch(line)]
    heads = [_COLON.fullmatch(line) for line in filled]
    named = [(head[1].casefold(), head[2]) for head in heads if head]
    names = Counter(name for name, _ in named)
    if len(named) < 2 or len(names) > 40 or len(named) < len(filled) * _HEADED:
        return
    labelled = any(_ASKING.fullmatch(name) or _ANSWERING.fullmatch(name) for name in names)
    timed = sum(bool(_ONLY_TIME.match(line)) for line in filled) * 2 > len(filled)
    again = len(named) >= _LEAST_TURNS and len(names) * 3 <= len(named) * 2 and len(names) > 1
    spoken = sum(len(said.split()) > 1 for _, said in named) * 2 > len(named)
    if not (spoken and (labelled or timed or again)):
        return
    spelt = {head[1].casefold(): head[1] for head in reversed(heads) if head}
    yield from _turns(filled, [head and (spelt[head[1].casefold()], head[2]) for head in heads])


_READERS: Sequence[Callable[[Sequence[str]], Turns]] = (_captions, _chat, _letters, _headed, _colons)
