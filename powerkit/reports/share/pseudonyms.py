"""Names in a share: the code each gets for its reader, and the words the leader is asked about."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from powerkit.deck import Field
from powerkit.deck.texts import texts_inside
from powerkit.entries.new_version import read_answers
from powerkit.entries.profile import read_leader
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry, line_key
from powerkit.logbook.share_model import KEPT, REPLACED, ROLES, NameWord
from powerkit.privacy import Names
from powerkit.privacy.codes import PERSON, coded, letters_of
from powerkit.reports.share.codes import brief, texts_passed
from powerkit.reports.share.compose import compose_share
from powerkit.reports.share.model import Chosen, Matter
from powerkit.reports.share.name_questions import NOTHING_ASKED, Leaving, NamesToCheck, asked_about
from powerkit.reports.share.whose_words import said_by_us, written_in, written_of
from powerkit.text.catalogue import later, t

NOUNS = (
    PERSON,
    later("Colleague"),
    later("Manager"),
    later("Neighbour"),
    later("Resident"),
    later("Volunteer"),
    later("Councillor"),
    later("Professional"),
)
"""What a code may call somebody without saying who they are."""

LONGEST_ROLE = 60
SHOWN = "share.shown"
"""The log book's setting that holds the letters which the leader last saw for a reader; it holds no name."""
_BRACKETS = str.maketrans("()", "  ")


Texts = Callable[[], Iterable[str]]
"""Gives the texts of what is made, as they were written and in their order."""


def codes_for(logbook: Logbook, to: str, way: str, texts: Texts = tuple) -> dict[str, str]:
    """Each known name → its code in a share to that person; none where names are kept.

    A code such as "Colleague A (housing)" says what sort of person it is and where they stand on an open map. In a
    reader's first copy the letters come in the order in which people stand in its *texts*, until the leader has seen
    them (see `keep_shown`). What a reader was given once stays the same, also when the role changes.
    """
    if way == KEPT:
        return {}
    known, roles = logbook.codes(), logbook.roles()
    given = logbook.share_codes(to, way)
    before = {**logbook.share_codes(to, REPLACED if way == ROLES else ROLES), **given}
    letters = _letters(known, before or _shown(logbook, to, known), texts)
    sectors = _sectors(logbook.latest(), known)
    names = Names(known)
    made: dict[str, str] = {}
    for same in _persons(known).values():
        told = next(filter(None, (roles.get(name) for name in same)), "")
        role = " ".join(told.translate(_BRACKETS).split())[:LONGEST_ROLE]
        if names.found(role):  # a role that holds a name would show it
            role = ""
        sector = next(filter(None, map(sectors.get, same)), "")
        code = next(filter(None, map(given.get, same)), "") or _code(letters[same[0]], role, sector, way)
        made |= {name: given.get(name) or code for name in same}
    return {name: made[name] for name in known}


def _persons(known: Mapping[str, str]) -> dict[str, list[str]]:
    """Each code of the log book → the names of the person it stands for, as they became known."""
    found: dict[str, list[str]] = {}
    for name, code in known.items():
        found.setdefault(code, []).append(name)
    return found


def keep_shown(logbook: Logbook, to: str, codes: Mapping[str, str]) -> None:
    """Keep the letters of *codes* as the leader saw them: whoever is named after it has letters of their own."""
    own = {name: _letter(code) for name, code in logbook.codes().items()}
    letters = {own[name]: _letter(code) for name, code in reversed([*codes.items()]) if name in own}
    told = json.dumps({"to": _mark(logbook, to), "letters": letters}) if letters else ""
    if told != logbook.setting(SHOWN):
        logbook.set_setting(SHOWN, told)


def _shown(logbook: Logbook, to: str, known: Mapping[str, str]) -> dict[str, str]:
    """The letter that the leader saw for each name; none where another reader came between, or a letter came twice."""
    told = json.loads(logbook.setting(SHOWN) or "{}")
    if told.get("to") != _mark(logbook, to):
        return {}
    letters = {name: told["letters"].get(_letter(code), _letter(code)) for name, code in known.items()}
    return letters if len(set(letters.values())) == len(_persons(known)) else {}


def _mark(logbook: Logbook, to: str) -> str:
    """What tells one reader from another without their name."""
    return sha256(f"{logbook.workbook_id} {line_key(to)}".encode()).hexdigest()[:16]


def _letters(known: Mapping[str, str], given: Mapping[str, str], texts: Texts) -> dict[str, str]:
    """The letter of each known name to a reader who was *given* codes, or to whom this is the first copy.

    Who was not known then has the letter of the log book, which is nobody else's: the letters of a first copy are
    those of the log book, dealt anew to all who were known.
    """
    own = {name: _letter(code) for name, code in known.items()}
    if given:
        return own | {name: _letter(code) for name, code in given.items() if name in own}
    persons = _persons(known)
    here = (code for code in Names(known).found("\n".join(texts())) if code in persons)
    order = dict.fromkeys((*here, *persons))
    letters = sorted(map(_letter, persons), key=lambda letter: (len(letter), letter))
    return {name: letter for code, letter in zip(order, letters, strict=True) for name in persons[code]}


def _letter(code: str) -> str:
    return letters_of(brief(code))


def decide(logbook: Logbook, words: Iterable[NameWord]) -> None:
    """Keep what the leader says of words. A part of somebody's name stays them, and gets no code of its own."""
    said = tuple(words)
    gone = {line_key(item.word): " ".join(item.word.split()) for item in said if not item.is_name}
    codes = {name: code for name, code in logbook.codes().items() if gone.get(line_key(name), f"{name} ") > name}
    known = {line_key(name) for name in codes}
    named = [word for item in said if item.is_name and (word := normalize("NFC", item.word.strip()))]
    new = [word for word in named if line_key(word) not in known]
    parts = set(_parts_of(codes, new, named))
    wholes = {word: word for word in new if word not in parts and len(word.split()) > 1}
    if wholes:  # "Hanif Mokoena" and "Hanif", said at once, are one person as they are when said one after the other
        parts |= set(_parts_of({**codes, **wholes}, (word for word in new if word not in wholes), named))
    logbook.decide_names(said, {item.word for item in said if normalize("NFC", item.word.strip()) in parts})


def _parts_of(codes: Mapping[str, str], words: Iterable[str], sure: Iterable[str]) -> Iterator[str]:
    """Those of the words that are, as a whole, a part of one of these names."""
    names = Names(codes, sure=sure, places=False)
    yield from (word for word in words if names.spelt(word) == ((word, 0, len(word)),))


def names_to_check(logbook: Logbook, matter: Matter) -> NamesToCheck:
    """What the leader is asked about names before a share is made: see `asked_about`."""
    if (ask := matter.ask).names == KEPT:
        return NOTHING_ASKED
    passed = texts_of(matter)
    texts = (*passed, *filter(None, (item.entry.community for item in matter.chosen)))
    own = tuple(filter(None, (read_leader(logbook).name, ask.by)))
    ours = frozenset(text for item in matter.chosen for text in _ours(item))
    hers = frozenset((ask.wants, *ask.questions, *(text for item in matter.chosen for text in _hers(item))))
    leaving = Leaving(texts, ask.to, ask.names, ours, hers, own, tuple(logbook.communities()))
    return asked_about(logbook, leaving, codes_for(logbook, ask.to, ask.names, lambda: passed))


def texts_of(matter: Matter) -> tuple[str, ...]:
    """Every text of a share in which codes stand for names, as it was written and in its order."""
    return texts_passed(lambda codes: compose_share(matter, codes, lambda *_: ()))


def _code(letters: str, role: str, sector: str, way: str) -> str:
    if way == ROLES and role:
        return coded(f"{role[:1].upper()}{role[1:]}", letters)
    alike = (noun for noun in NOUNS if role.casefold() in (noun.casefold(), t(noun).casefold()))
    code = coded(t(next(alike, PERSON)), letters)
    return f"{code} ({sector})" if sector else code


def _sectors(entries: Sequence[Entry], known: Iterable[str]) -> dict[str, str]:
    """Where people stand on the newest open maps, by their known name."""
    by_code = {name: name for name in known}
    names = Names(by_code)
    found: dict[str, str] = {}
    for entry in entries:
        for field, answer in read_answers(entry):
            if not field.kind.sectors or entry.is_private(field.id):
                continue
            labels = {sector.id: sector.label for sector in field.kind.sectors}
            for row in field.kind.rows_of(answer):
                said = names.replace(row.get("name") or "")
                label = labels.get(row.get("sector") or "", "")
                if label and said in by_code:
                    found.setdefault(said, label if label[1:2].isupper() else label[:1].lower() + label[1:])
    return found


def _hers(one: Chosen) -> Iterator[str]:
    """All that people wrote in an entry and in the version its reader saw last."""
    for entry in filter(None, (one.entry, one.earlier)):
        yield from (entry.community, entry.people)
        yield from (text for own in entry.own for text in (own.question, own.answer))
        for field, answer in _asked(entry):
            given = one.suggested.get(field.id, frozenset())
            yield from (text for text in written_in(field, answer) if text not in given)
    yield from (text for action in one.actions for text in written_of(action))


def _ours(one: Chosen) -> Iterator[str]:
    """All that the deck and the workbook say of an entry."""
    yield from (one.summary, *(text for given in one.suggested.values() for text in given))
    yield from texts_inside(one.entry.wording)
    yield from (text for field, answer in _asked(one.entry) for text in said_by_us(field, answer))


def _asked(entry: Entry) -> Iterator[tuple[Field, Any]]:
    """Each answer with its question, private ones too: one may be put in."""
    return ((field, answer) for field, answer in read_answers(entry) if not field.kind.blank(answer))
