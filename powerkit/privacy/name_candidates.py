"""Words that look like names: a list for the leader to tick, since no program can know."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize

from powerkit.privacy.common_words import is_ordinary
from powerkit.privacy.context import Verdict, before, goes_on, judged, starts_sentence
from powerkit.privacy.everyday_words import (
    is_everyday,
    is_in_the,
    is_of_a_season,
    is_plain,
    is_quoted,
    is_said_of_people,
    is_somewhere,
)
from powerkit.privacy.known_forms import SPARED, any_phrase, without_phrases
from powerkit.privacy.letter_folding import folded
from powerkit.privacy.names_by_neighbours import meant_without_capitals
from powerkit.privacy.names_without_capitals import contacts_in, without_capitals, without_contacts
from powerkit.privacy.places import places_in
from powerkit.privacy.small_letters import ACTS, in_small_letters
from powerkit.privacy.spans import Spans
from powerkit.privacy.wordlists import (
    ALSO_WORDS,
    BEGIN_ELSEWHERE,
    DAYS,
    FUNCTION_WORDS,
    GROUP_HEADS,
    GROUP_OF,
    JOINS,
    MONTHS,
    NO_SURNAMES,
    NOT_A_NAME,
    NOT_NAMES,
    PERSON_AFTER,
    PERSON_BEFORE,
    PLACE_HEADS,
    PLACES,
    SHORT_FORMS,
    TITLES,
)

_WORD = re.compile(r"[^\W\d_](?!\d+\b)(?:[\w'’ʼ\u2010\u2011-]*\w)?")
_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.[ ]?){2,4}(?!\w)")
_CAPITAL_ON = re.compile(r"\s?[A-Z][a-z]")
_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\b|\b[A-Z][a-z]{2,8}\s\d{4}\b")
_OWNED = re.compile(r"['’‘ʼ]s?\Z")
_LISTED = re.compile(r"([^\W\d_][\w'’-]*),?\s(?:and|or|&)\s\Z")
_OWNERS = ("' ", "’ ", "ʼ ")
_AT_A_PLACE = frozenset("on in at the of near from to for".split()) - {"to", "for", "near"}
_AROUND = 40
_BEGIN = frozenset(map(folded, BEGIN_ELSEWHERE))
_SHOWN = 40
_CUT_BEFORE = re.compile(r"\A\S*\s")
_CUT_AFTER = re.compile(r"\s\S*\Z")
_LONGEST = 4
_OFTEN = 2
_PLAIN, _DOUBTED, _ALONE, _LIKELY = range(4)


@dataclass(frozen=True)
class Guess:
    """What looks like a name: how often it stands there, and some words *around* it.

    A *likely* one is more than a capital that begins a sentence or a word of a place. A *plain* one is hardly a name:
    an everyday word that only ever begins a sentence, or a rare one in small letters after "a" or "the".
    """

    text: str
    times: int
    around: str
    likely: bool
    plain: bool = False


def guessed_names(
    texts: Iterable[str], known: Collection[str], ordinary: Collection[str] = (), spared: Collection[str] = ()
) -> tuple[Guess, ...]:
    """What may be names in *texts*, the likeliest first: words with capitals, initials, addresses, phone numbers.

    *known* are names and words already decided on; *ordinary* are words the deck itself uses; within the phrases that
    are *spared* nothing is a name. Verbs and titles before a name are cut off. A common word counts where somebody
    seems to be meant (see `powerkit.privacy.context`). In writings without capitals only common names are known.
    """
    given = [normalize("NFC", text) for text in texts if text]
    phrases = any_phrase(tuple(dict.fromkeys(map(folded, spared))))
    small = {word for text in given for word in _WORD.findall(without_contacts(text)) if word.islower()} | {*ordinary}
    passed = {folded(item) for item in known}
    times: Counter[str] = Counter()
    shown: dict[str, tuple[int, str, str]] = {}
    places: Counter[str] = Counter()
    quoted: set[str] = set()
    for text in given:
        read = without_phrases(text, phrases)
        bare = read.strip()
        for start, end, sure in _offered(read, small, ordinary):
            said = _OWNED.sub("", text[start:end])
            one = folded(said)
            if one in passed:
                continue
            times[one] += 1
            somewhere = is_in_the(read, start)
            places[one] += somewhere
            quoted |= {one} if is_quoted(read, start, said) else set()
            if sure:
                rank = _ALONE if somewhere or said == bare else _LIKELY
            else:
                rank = _PLAIN if is_plain(read, start, said, small) else _DOUBTED
            if one not in shown or rank > shown[one][0]:  # she reads where it looks most like a name
                shown[one] = rank, said, around(text, start, start + len(said))
    found = []
    for one, (rank, said, words) in shown.items():
        sure = rank == _LIKELY or (rank == _ALONE and places[one] < _OFTEN)
        found.append(Guess(said, times[one], words, sure, rank == _PLAIN or (rank == _DOUBTED and one in quoted)))
    return tuple(sorted(found, key=lambda guess: (not guess.likely, -guess.times, folded(guess.text))))


def _offered(text: str, small: Collection[str], ordinary: Collection[str]) -> Iterator[tuple[int, int, bool]]:
    """From and to of what may be a name, and whether it is likely one."""
    contacts = list(contacts_in(text))
    yield from ((start, end, True) for start, end in contacts)
    taken = Spans(contacts)
    yield from ((start, end, True) for start, end in _apart({*without_capitals(text), *meant_without_capitals(text)}))
    for start, end, sure in in_small_letters(text, ordinary):
        if not taken.touch(start, end):
            yield start, end, sure
    for match in _INITIALS.finditer(text):
        end = match.start() + len(match[0].rstrip())
        if not _CAPITAL_ON.match(text, end):
            yield match.start(), end, True
            taken.add((match.start(), end))
    for match in _DATE.finditer(text):
        if folded(match[0].strip("0123456789 stndrh")) in MONTHS:
            taken.add(match.span())
    places = Spans(places_in(text))
    for run in _runs(text):
        if taken.touch(run[0].start(), run[-1].end()):
            continue
        found = _of_run(text, run, small, places)
        if found is not None:
            yield found


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places without those that lie in one before them; of two that begin together the longer."""
    passed = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= passed:
            passed = end
            yield start, end


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Each run of up to four words with capitals that stand side by side on a line; an initial may stand among them."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        between = text[run[-1].end() : match.start()] if run else ""
        initial = bool(run) and (between == ". " and (len(run[-1][0]) == 1 or folded(run[-1][0]) in TITLES))
        owners = bool(run) and between in _OWNERS and run[-1][0][-1:] in "sS"  # "St Luke's Tenants' Association"
        joined = between in (" ", "\u00a0") or initial or owners
        goes_on = _capital(match[0]) or _joins_names(match[0], text[match.end() + 1 : match.end() + 3])
        if run and (not joined or not goes_on or len(run) == _LONGEST):
            yield run
            run = []
        if run or _capital(match[0]) or (match[0].isupper() and text[match.end() : match.end() + 2] == ". "):
            run.append(match)
    if run:
        yield run


def _of_run(text: str, run: list[re.Match[str]], small: Collection[str], places: Spans) -> tuple[int, int, bool] | None:
    """The name in a run of capitals, once verbs, titles and words that only begin a sentence are cut off."""
    titled, whole = False, len(run)
    while run and (plain := folded(run[0][0])) and _leads(text, run, plain, small, titled):
        titled = titled or plain in TITLES
        run = run[1:]
    while run and _usual(run[-1][0]) and (len(run) > 1) and folded(run[-1][0]) not in GROUP_HEADS:
        run = run[:-1]
    asked = bool(run) and before(text, run[0].start()) in PERSON_BEFORE
    if not run or (len(run) == 1 and not titled and not asked and _is_no_name(folded(run[0][0]), whole)):
        return None
    start, end = run[0].start(), run[-1].end()
    if places.touch(start, end) and not titled:
        if len(run) == 1 and _usual(run[0][0]):
            return None  # "the Saturday school"
        head = folded(run[-1][0])
        group = head in GROUP_HEADS or head in NO_SURNAMES or before(text, start) in _AT_A_PLACE or len(run) == 1
        return start, end, not group
    if len(run) > 1 or titled:
        called = titled or asked or goes_on(text, end) in PERSON_AFTER
        return start, end, called or not all(is_everyday(folded(word[0]), first=False) for word in run)
    return _alone(text, run[0], small)


def _is_no_name(word: str, whole: int) -> bool:
    """Whether a single word is what is left of a place's name, or says what sort of people a group is of."""
    return word in GROUP_OF or (whole > 1 and word in PLACE_HEADS)


def _leads(text: str, run: list[re.Match[str]], plain: str, small: Collection[str], titled: bool) -> bool:
    """Whether the first word of a run is no part of the name."""
    first = run[0][0]
    if plain in TITLES or plain in NOT_A_NAME:
        return True
    if len(run) == 1 or first[-1:] == "ʼ" or text[run[0].end() : run[0].end() + 2] in _OWNERS:
        return False
    if plain in PERSON_BEFORE or (plain in FUNCTION_WORDS and plain not in ALSO_WORDS) or _usual(first):
        return True
    common = is_ordinary(plain) and plain not in ALSO_WORDS
    begins = starts_sentence(text, run[0].start()) or plain in small or not first[1:].islower()
    return begins and common and not titled


def _alone(text: str, match: re.Match[str], small: Collection[str]) -> tuple[int, int, bool] | None:
    """A single word with a capital: a name, or one that only begins a sentence."""
    word, start, end = folded(_OWNED.sub("", match[0])), match.start(), match.end()
    bare = word.partition("'")[0]
    last = before(text, start)
    meant = last in PERSON_BEFORE - {"and", "or", "like"} or bool(
        (listed := _LISTED.search(text[max(0, start - _AROUND) : start])) and listed[1][:1].isupper()
    )
    acts = goes_on(text, end) in PERSON_AFTER
    if _usual(match[0]) or word in DAYS or word in MONTHS or word in PLACES:
        person = word in ALSO_WORDS and judged(text, start, start + len(_OWNED.sub("", match[0]))) is Verdict.NAME
        if person or (meant and word in PLACES and word in NOT_NAMES and last != "in"):
            return start, end, True
        return None
    if word in _BEGIN and starts_sentence(text, start):
        return None
    if word.endswith("'") or (bare in FUNCTION_WORDS and bare not in ALSO_WORDS):
        return None
    if not is_ordinary(bare):
        sentence = starts_sentence(text, start)
        everyday = is_everyday(bare, first=sentence)
        rather = (sentence and bare in small) or (match[0].isupper() and word in SHORT_FORMS) or everyday
        some = everyday and bare.endswith("s")  # "Tenants said no"
        place = is_somewhere(text, match, bare, last)
        acts = goes_on(text, end) in (ACTS if everyday else PERSON_AFTER)
        return start, end, not some and (meant or acts or not (rather or place))
    if SPARED in text[max(0, start - 2) : start] and bare not in ALSO_WORDS:
        return None  # "Mill Lane Homes", of a community called Mill Lane
    verdict = judged(text, start, start + len(_OWNED.sub("", match[0])))
    if bare in ALSO_WORDS:
        of_people = starts_sentence(text, start) and is_said_of_people(text, end)
        return start, end, verdict is not Verdict.WORD and not is_of_a_season(bare, text, end) and not of_people
    if starts_sentence(text, start):
        return (start, end, False) if bare not in small and not acts else None
    return start, end, meant or acts


def _usual(word: str) -> bool:
    plain = folded(word)
    if plain in ALSO_WORDS:
        return plain in MONTHS or plain in DAYS
    return plain in NOT_NAMES or plain.partition("'")[0] in NOT_NAMES or plain in PLACES


def _joins_names(word: str, following: str) -> bool:
    """Whether a small word stands within a name: "ap Gwilym", "al-Hassan"."""
    first, _, rest = word.partition("-")
    return first in JOINS and _capital(rest or following)


def _capital(word: str) -> bool:
    """Whether it has a capital as names do. What is all in capitals may be a name that is shouted."""
    return word[:1].isupper() and len(word) > 1


def around(text: str, start: int, end: int) -> str:
    """Whole words around a place in a text, in one line; "…" stands for what is left out, and for a code (a NUL)."""
    before_it, after_it = text[max(0, start - _SHOWN) : start], text[end : end + _SHOWN]
    if start > _SHOWN:
        before_it = f"…{_CUT_BEFORE.sub('', before_it)}"
    if end + _SHOWN < len(text):
        after_it = f"{_CUT_AFTER.sub('', after_it)}…"
    return " ".join(f"{before_it}{text[start:end]}{after_it}".replace("\0", "…").split())
