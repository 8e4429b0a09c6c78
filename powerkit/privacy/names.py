"""Known names and their codes: found and replaced in any text, in the forms people write them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from powerkit.privacy.forms import forms_of
from powerkit.privacy.spelling import key, plain, spelled

_DATE_BEFORE = dict.fromkeys(("april", "august", "june", "march", "may"), r"(?<!\d )")
"""Months that are also names: a figure before one makes it a date."""


class Names:
    """Known names and the code that stands for each; finds them in any text, in the forms people write them.

    Caught are the full name, in any case; its parts alone (a first name, a surname); initials; possessives, also
    without an apostrophe. A part that is also an English word ("Will", "Hope") is caught only where it is written with
    a capital. See `powerkit.privacy.forms`.
    """

    def __init__(self, codes: Mapping[str, str], shown: Iterable[str] = ()) -> None:
        """Know these names by these codes. *shown* are other forms of the codes, which are no names either."""
        self._codes: dict[str, str] = {}
        kinds: dict[str, set[str]] = {"exact": set(), "loose": set(), "inside": set()}
        for name, code in codes.items():
            for form in forms_of(name):
                spellings = (form.text,) if form.how != "exact" else (form.text, plain(form.text.upper()))
                kinds[form.how].update(spellings)
                for spelling in spellings:
                    self._codes.setdefault(key(spelling), code)
        self._pattern = _pattern(kinds["exact"], kinds["loose"], kinds["inside"])
        self._shown = _pattern({*codes.values(), *shown}, (), ())

    def replace(self, text: str, spared: Collection[str] = ()) -> str:
        """The text with a code in place of each known name; spellings that are *spared* (see `spelt`) stay."""
        if self._pattern is None:
            return text
        whole = unicodedata.normalize("NFC", text)
        changed = self._pattern.sub(lambda one: one[0] if one[0] in spared else self._code(one), whole)
        return text if changed == whole else changed

    def spelt(self, text: str) -> tuple[tuple[str, int, int], ...]:
        """Each place where a known name stands in the text, in Unicode form NFC: how it is spelt there, from, to."""
        if self._pattern is None:
            return ()
        found = self._pattern.finditer(unicodedata.normalize("NFC", text))
        return tuple((one[0], one.start(), one.end()) for one in found)

    def found(self, text: str) -> tuple[str, ...]:
        """The codes of the known names that stand in *text*. A code that stands there itself is not a name."""
        if self._pattern is None:
            return ()
        rest = self.without_codes(unicodedata.normalize("NFC", text))
        return tuple(dict.fromkeys(self._codes[key(match[0])] for match in self._pattern.finditer(rest)))

    def without_codes(self, text: str) -> str:
        """The text with one mark in place of each code that stands there itself."""
        return text if self._shown is None else self._shown.sub("\0", text)

    def _code(self, match: re.Match[str]) -> str:
        """The code, kept apart from letters that the name was joined to."""
        before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
        apart = match.lastgroup == "inside"
        code = self._codes[key(match[0])]
        return f"{' ' if apart and _joins(before) else ''}{code}{' ' if apart and _joins(after) else ''}"


def _joins(character: str) -> bool:
    return bool(character) and (character.isalnum() or unicodedata.category(character)[0] == "M")


def _pattern(exact: Iterable[str], loose: Iterable[str], inside: Iterable[str]) -> re.Pattern[str] | None:
    parts = [(form, _DATE_BEFORE.get(form.casefold(), "") + spelled(form)) for form in exact]
    parts += [(form, f"(?i:{spelled(form)})") for form in loose]
    ways = []
    if parts:
        ways.append(rf"(?<!\w)(?:{_longest_first(parts)})(?=[sS]?(?![\w\u0300-\u036f]))")
    if within := [(form, spelled(form)) for form in inside]:
        ways.append(f"(?P<inside>{_longest_first(within)})")
    return re.compile("|".join(ways)) if ways else None


def _longest_first(parts: list[tuple[str, str]]) -> str:
    parts.sort(key=lambda part: len(part[0]), reverse=True)
    return "|".join(pattern for _, pattern in parts)
