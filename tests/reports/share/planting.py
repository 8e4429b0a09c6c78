"""Random workbooks with marks in them: names in many forms, private words, and text that tries to break out."""

import unicodedata
from dataclasses import dataclass, field
from random import Random
from typing import Any

SYLLABLES = ("zax", "quv", "vexq", "jyx", "wuzq", "xyll", "qorv", "zsig", "bryxt", "kvoj")
ELSEWHERE = (
    "আমিনাজা খাতুনজি", "ਗੁਰਪ੍ਰੀਤਜ਼ ਸਿੰਘੜਾ", "أمينةظ قاسمغ", "王芳婷", "कृष्णाङ शर्माङ", "Ελξένηξ Παπάξ", "Żółćwaź Gżegż",
    "Жщаня Фэщук", "ગીતાઙ", "Zaxquvy 🦊", "Nulq\0zaxy",
)  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "../../../etc/passwd", "\u202egnitirw\u202c", "a\0b", "]]>",
    "<img src=x onerror=alert(1)>", "&amp;&#60;b>", "emoji 🙂🏽 and 👩‍👩‍👧", "বাংলা লেখা", "ਪੰਜਾਬੀ", "نص عربي", "中文文本",
    "#let x = 1", "$x$", "`code` *bold* [a](javascript:alert(1))", "\u2028", "{{7*7}}", "\ud83d", "@import", "\\u0000",
)  # fmt: skip
"""Text that stays text; one is a half of a letter."""


def bare(name: str) -> str:
    """The name without accents, as on a keyboard that has none; only the Latin letters are changed."""
    if not name[0].isascii() and "LATIN" not in unicodedata.name(name[0], ""):
        return name
    parts = unicodedata.normalize("NFD", name.replace("ł", "l").replace("Ł", "L"))
    return "".join(part for part in parts if not "\u0300" <= part <= "\u036f")


@dataclass
class Planted:
    """What was planted: must be found in every copy (*shown*), and must be found in none (*private*, *names*)."""

    items: list[dict[str, Any]] = field(default_factory=list)
    later: list[dict[str, Any]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)


class Planter:
    """Plants one workbook, the same for the same number."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)
        self.planted = Planted()
        self.planted.names = list(dict.fromkeys(self._name() for _ in range(self.chance.randint(1, 4))))

    def workbook(self) -> Planted:
        """The whole of it: what is saved first, and what is saved after a first share."""
        planted = self.planted
        planted.items += [self._walk(), self._feedback()]
        chosen = (self._map, self._words, self._voices, self._story, self._kept, self._drawing)
        planted.items += [made() for made in chosen if self._maybe()]
        planted.shown.clear()  # only what the newest versions say is looked for
        planted.later += [self._walk(), self._feedback()]
        return planted

    def form(self, name: str) -> str:
        """The name in one of the forms that people write."""
        words = name.split()
        forms = [name, name.upper(), name.lower(), f"{name}'s", f"{name}’s", words[0], words[-1], f"{words[0]}s"]
        forms += [bare(name), bare(name).upper(), bare(name).replace("’", ""), name.replace(" ", "_") + ".jpg"]
        forms += [name.replace(" ", "\u00a0"), name.replace("-", "\u2011"), f"({words[0]}-led)"]
        if name[0].isascii() and name.isprintable() and len(words) > 1:
            forms += ["".join(words), f"@{''.join(words)}", f"{'.'.join(words)}@example.org", f"#ThankYou{words[0]}"]
        if name[:2].isalpha() and name[0].isascii() and len(words) > 1 and words[1].isalpha():
            forms += [f"{words[0]} {words[1][0]}.", f"{words[0][0]}. {words[1]}", f"{words[0][0]}.{words[1][0]}."]
        return self.chance.choice(forms)

    def _walk(self) -> dict[str, Any]:
        chance, names = self.chance, self.planted.names
        return {
            "card": "1.1",
            "community": "Moss Bank",
            "people": chance.choice(names),
            "answers": {
                "companion": "; ".join(names),
                "place": self._private(),
                "changing": self._open(),
                "views": [{"topic": self._text(), "mine": self._open(), "theirs": self._text()}],
                "action": {"what": self._open(), "who": chance.choice(names), "learnt": self._text()},
            },
            "private": {"place": True, "about.own": True},
            "own": [{"question": self._private(), "answer": self._private()}],
        }

    def _feedback(self) -> dict[str, Any]:
        return {
            "card": "2.2",
            "community": self.form(self.planted.names[0]).replace("\0", ""),
            "answers": {"discussion": self._open(), "their_feelings": self._private()},
            "own": [{"question": self._text(), "answer": self._open()}],
        }

    def _map(self) -> dict[str, Any]:
        people = [{"name": name, "ring": "2", "sector": "housing", "note": self._text()} for name in self.planted.names]
        return {"card": "1.2", "answers": {"map": people, "different": self._text()}}

    def _words(self) -> dict[str, Any]:
        word = {"word": self._text(), "count": 3, "who": self.planted.names[0], "quote": self._private()}
        return {"card": "1.3", "answers": {"words": [word]}}

    def _voices(self) -> dict[str, Any]:
        shut = {"quote": self._private(), "about": self._private(), "theme": self._private()}
        open_one = {"quote": self._open(), "theme": self._text(), "checked": True}
        return {"card": "5.3", "private": {"voices": False}, "answers": {"voices": [shut, open_one]}}

    def _drawing(self) -> dict[str, Any]:
        frame = {"x": 100, "y": 100, "x2": 180, "y2": 160}
        drawn = [{"kind": kind, **frame, "text": self._text()} for kind in ("box", "circle", "arrow", "label")]
        drawn.append({"kind": "label", **frame, "text": self.planted.names[0], "person": True})
        drawn.append({"kind": "stroke", "points": "10,10 20,20"})
        marks = drawn[: self.chance.randint(1, len(drawn))]
        return {"card": "10.3", "answers": {"picture": {"words": self._open(), "marks": marks}}}

    def _story(self) -> dict[str, Any]:
        answers = {"tells_me": self._private(), "consent_share": self.chance.choice(["no", "not_yet", "withdrawn"])}
        return {"card": "4.2", "private": {"tells_me": False}, "answers": answers}

    def _kept(self) -> dict[str, Any]:
        return {"card": "3.1", "private": {"entry": True}, "answers": {"built": self._private()}}

    def _private(self) -> str:
        mark = f"sec{self.chance.randrange(10**9):09d}ret"
        self.planted.private.append(mark)
        return f"{mark} {self.chance.choice(HOSTILE)}"

    def _open(self) -> str:
        mark = f"open{self.chance.randrange(10**9):09d}mark"
        self.planted.shown.append(mark)
        parts = [mark, self._text(), "seen by all"]
        self.chance.shuffle(parts)
        return self.chance.choice([" ", "\n", ", "]).join(parts)

    def _text(self) -> str:
        return f"{self.form(self.chance.choice(self.planted.names))} {self.chance.choice(HOSTILE)}"

    def _name(self) -> str:
        if self.chance.random() < 0.4:
            return self.chance.choice(ELSEWHERE)
        one, other, third = (self._word() for _ in range(3))
        return self.chance.choice(
            [f"{one} {other}", f"{one} {other}", one, f"O’{one} {other}", f"{one}-{other} {third}"]
        )

    def _word(self) -> str:
        return "".join(self.chance.sample(SYLLABLES, 2)).capitalize()

    def _maybe(self) -> bool:
        return self.chance.random() < 0.5
