"""Fixed expressions: words that mean something else, or nothing, once they are taken apart; kept together unasked."""

from collections.abc import Collection, Iterable, Iterator

from powerkit.kinds.words.phrases import Phrase
from powerkit.kinds.words.units import Part
from powerkit.text.catalogue import t

_SAID = """
hard to reach; easy to ignore; seldom heard; left behind; left out; fed up; run down; worn out; burnt out; hard up
well off; badly off; better off; worse off; cut off; joined up; stuck up; up and coming; down to earth
salt of the earth; cost of living; quality of life; way of life; end of life; standard of living; value for money
make ends meet; making ends meet; hand to mouth; mental health; social care; postcode lottery; red tape
tick box; box ticking; word of mouth; peace of mind; point of contact; next of kin; sense of belonging
sense of community; sense of place; strength in numbers; ups and downs; give and take; us and them; them and us
in it together; all in it together; look out for each other; looking out for each other; look after each other
looking after each other; help each other out; keep an eye on; pillar to post; passed from pillar to post
out of touch; out of date; out of order; no go area; antisocial behaviour; anti-social behaviour; anti social behaviour
""".replace("\n", ";")
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted((tuple(said.split()) for said in _SAID.split(";") if said.strip()), key=len, reverse=True):
    _BY_FIRST.setdefault(_words[0], []).append(_words)


def expressions_in(parts: Iterable[Iterable[Part]], apart: Collection[str]) -> tuple[str, ...]:
    """The expressions that somebody said, in small letters, without those that the leader takes *apart*."""
    found = (phrase for mine in parts for part in mine for phrase in _of(tuple(map(str.casefold, part.words))))
    return tuple(phrase for phrase in dict.fromkeys(found) if phrase not in apart)


def offered(phrase: str, people: int) -> Phrase:
    """An expression that so many *people* said, to be taken apart."""
    return Phrase(phrase, people, tuple(phrase.split()), True, t("Taken apart, its words say something else."))


def _of(words: tuple[str, ...]) -> Iterator[str]:
    at = 0
    while at < len(words):
        beginning = _BY_FIRST.get(words[at], ())
        said = next((phrase for phrase in beginning if words[at : at + len(phrase)] == phrase), None)
        if said:
            yield " ".join(said)
        at += len(said) if said else 1
