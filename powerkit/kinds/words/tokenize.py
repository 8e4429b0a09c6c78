"""What people said, gathered into words: every one of them shown, or left out with the reason, never lost silently."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field, replace
from typing import Any

from powerkit.errors import WordsError
from powerkit.kinds.column_contents import Asked
from powerkit.kinds.words.contacts import Taken, contacts_said, is_contact, without_contacts
from powerkit.kinds.words.csv import counted_lines
from powerkit.kinds.words.expressions import expressions_in, offered
from powerkit.kinds.words.merge import Merge, as_one, folded, likely_merges
from powerkit.kinds.words.model import MOST_WORDS, Word
from powerkit.kinds.words.notes import Note, noted, unseen
from powerkit.kinds.words.phrases import Phrase, repeated
from powerkit.kinds.words.split import cleaned, lines, spelled
from powerkit.kinds.words.stopwords import WHY_LEFT_OUT
from powerkit.kinds.words.tally import Tally, Voice, counted_together, quotable
from powerkit.kinds.words.transcripts import Speaker, Speech, not_a_recording, speech_of
from powerkit.kinds.words.units import Part, denials, key, parts_of
from powerkit.kinds.words.voices import LEAST_TOGETHER, NO_CHOICE, Choices, heard_in, said_again, said_as_one, said_in
from powerkit.text.catalogue import later, t, tn
from powerkit.text.dates import grouped

MOST_CHARACTERS = 500_000


_LINE = later("Each line counts as one person: {people} here. Change the numbers where that is not so.")
_SPEAKER = later("Each speaker counts as one person: {people} here. Change the numbers where that is not so.")
ROW = later("Each row counts as one person: {people} here. Change the numbers where that is not so.")
_VOICE = later("Each voice counts as one person: {people} here. Change the numbers where that is not so.")


@dataclass(frozen=True)
class LeftOut:
    """A *word* not taken at first, by how many *people* it was said, and *why* it was left out."""

    word: str = field(repr=False)
    people: int
    why: str = WHY_LEFT_OUT


@dataclass(frozen=True)
class Gathered:
    """Words to take, those said most often first; what was left out; what is offered; what is *told* of it.

    *table* is what they came from, where it could be read in another way; *speakers* are those who speak in it.
    *headed* says that a first line which may be a heading was left out as one, or counted; None where there is none.
    """

    words: tuple[Word, ...]
    left_out: tuple[LeftOut, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    merges: tuple[Merge, ...] = ()
    told: tuple[Note, ...] = ()
    table: Asked | None = None
    speakers: tuple[Speaker, ...] = ()
    headed: bool | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What is told of how they were read, a line each."""
        return tuple(note.text for note in self.told)

    @property
    def given(self) -> int:
        """How many different words were given: those taken and those left out."""
        return len(self.words) + len(self.left_out)

    @property
    def left_out_said(self) -> str:
        """How many small words were left out, in a sentence; "" where none was."""
        if not self.left_out:
            return ""
        if not self.words:
            return t("Only small words such as “the” were found. Put back those that matter.")
        return tn(
            "{number} small word was left out. Put back any that matter.",
            "{number} small words were left out. Put back any that matter.",
            len(self.left_out),
        )


def gather(text: str, choices: Choices = NO_CHOICE) -> Gathered:
    """The words of a text that was typed or pasted. Each line counts as one person; where it says who speaks, each of
    those who do.

    A line is a sentence, or things with commas between them. A thing is kept as it is said, unless it holds a word
    that somebody else said otherwise; so is what stands in quotation marks. All else is taken apart into its words,
    and small words are left out, but what a person said in small words alone stands as its phrase; a negation stays
    with what it denies ("not safe"), and a fixed expression ("hard to reach") stays whole, unless the leader takes them
    apart. One and many ("bus" and "buses") are counted together. What is a list of words and numbers is read as that.

    Raises:
        WordsError: the text is too long, or holds too many different words, or no word at all.
    """
    if len(text) > MOST_CHARACTERS:
        raise WordsError(
            t(
                "This text has {number} characters; {most_characters} is the most at once.",
                number=grouped(len(text)),
                most_characters=grouped(MOST_CHARACTERS),
            ),
            t("Paste it in parts. Nothing was changed."),
        )
    if counted := counted_lines(text):
        _refuse_many(counted)
        return listed(as_one(counted))
    if found := gather_speech(text, choices):
        return found
    clean, taken = cleaned(text)
    return gather_voices((Voice(line) for line in lines(clean)), choices, unseen(taken))


def gather_speech(text: str, choices: Choices = NO_CHOICE) -> Gathered | None:
    """The words of a text that says who speaks, each speaker one person; None where it says no such thing.

    Raises:
        WordsError: everybody who speaks was left out, or as `gather_voices`.
    """
    speech = None if choices.lines or len(text) > MOST_CHARACTERS else speech_of(text)
    if speech is None:
        return None
    heard = [speaker.name for speaker in speech.speakers if key(speaker.name) not in choices.without]
    if not heard:
        raise WordsError(t("Everybody who speaks in this text is left out."), t("Take at least one of them back."))
    voices = [Voice(speech.said(name)) for name in heard]
    found = gather_voices(voices, choices, _who_speaks(speech, heard), each=_SPEAKER)
    return replace(found, speakers=speech.speakers)


def _who_speaks(speech: Speech, heard: Sequence[str]) -> Iterator[Note]:
    number = len(speech.speakers)
    said = tn(
        "Read as what {number} person says, by the names in it.",
        "Read as what {number} people say, by the names in it.",
        number,
    )
    yield Note("speakers", said)
    if without := number - len(heard):
        yield Note("speakers", tn("{number} of them is left out.", "{number} of them are left out.", without))


def from_voices(rows: Iterable[Mapping[str, Any]], choices: Choices = NO_CHOICE) -> Gathered:
    """The words of rows of voices (``quote``, ``about``, ``theme``), each row one person, as card 5.3 keeps them."""
    said = (
        Voice(
            cleaned(str(row.get("quote") or ""))[0],
            who=str(row.get("about") or row.get("who") or "").strip(),
            where=str(row.get("where") or "").strip(),
            theme=str(row.get("theme") or "").strip(),
        )
        for row in rows
    )
    return gather_voices((voice for voice in said if voice.text.strip()), choices, each=_VOICE)


def listed(words: Sequence[Word], told: Iterable[Note] = ()) -> Gathered:
    """A list of words that were counted already. Links and contact details are left out of it, too."""
    links = [word.word for word in words if is_contact(word.word)]
    kept = tuple(word for word in words if word.word not in links)
    taken = sum((without_contacts(link)[1] for link in links), Taken())
    return Gathered(kept, merges=likely_merges(kept), told=(*told, *noted("left_out", contacts_said(taken))))


def gather_voices(
    voices: Iterable[Voice], choices: Choices = NO_CHOICE, told: Iterable[Note] = (), *, each: str = _LINE
) -> Gathered:
    """The words of several people, each counted once for a person however often they said it.

    *each* says what a person's words came as.

    Raises:
        WordsError: there are too many different words, or none at all.
    """
    voices = list(voices)
    texts, taken = _to_read([voice.text for voice in voices])
    parts = parts_of(texts)
    fixed = expressions_in(parts, choices.apart)
    choices = replace(choices, together=choices.together | {*fixed})
    said = said_in(parts, choices)
    heard = heard_in(said, choices)
    joined = said_as_one(said, heard)
    if forms := frozenset().union(*joined.values()):
        choices = replace(choices, together=choices.together | forms)
        said = said_again(said, choices, forms)
        heard = heard_in(said, choices)
    kept: dict[str, Tally] = {}
    dropped: dict[str, Tally] = {}
    stood: dict[str, Part] = {}
    for voice, mine in zip(voices, said, strict=True):
        quotes: dict[str, str] = {}
        units, small = heard.said_by(mine)
        stood |= {part.key: part for part in small}
        for part, unit, left, quoted in units:
            line = part.line if each == _SPEAKER else voice.text
            if (quote := quotes.get(line)) is None:
                quote = quotes[line] = quotable(line)
            counted, name = (dropped, unit.casefold()) if left else (kept, heard.key(unit, part.spoken))
            counted.setdefault(name, Tally()).add(voice, unit, quote if quoted else "")
        _refuse_many(kept)
    if not kept and not dropped and taken:
        raise WordsError(
            t("Links and contact details are all that is in this."), t("They are never drawn. Nothing was changed.")
        )
    if not kept and not dropped:
        raise WordsError(t("There is no word in this."), t("Type or paste at least one word. Nothing was changed."))
    tallies = sorted(kept.values(), key=lambda tally: -tally.times)
    words = tuple(tally.word() for tally in tallies)
    return Gathered(
        words,
        tuple(LeftOut(word, tally.people) for word, tally in dropped.items()),
        (*_standing(stood, words), *_offered(parts, words, joined, fixed)),
        likely_merges(words),
        (
            *told,
            *noted("left_out", taken),
            *noted("together", counted_together(tallies)),
            *_notes(words, joined, len(voices), each),
        ),
    )


def _to_read(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The texts without links, contact details and the times of a recording, and what is said of it."""
    found: list[str] = []
    contacts: Taken = Counter()
    recorded = 0
    for text in texts:
        plain, times = not_a_recording(text)
        plain, taken = without_contacts(plain)
        found.append(plain)
        contacts += taken
        recorded += times
    notes = [*contacts_said(contacts)]
    if recorded:
        notes.append(
            tn(
                "Left out: {count} time or sound of a recording.",
                "Left out: {count} times and sounds of a recording.",
                recorded,
                count=grouped(recorded),
            )
        )
    return found, notes


def _standing(stood: Mapping[str, Part], words: Sequence[Word]) -> Iterator[Phrase]:
    """The phrases that stand though their words are all small."""
    people = {key(word.word): word for word in words}
    for name, part in stood.items():
        word = people.get(name, Word(part.piece.text))
        why = t("Its words are all small: taken apart, they are left out.")
        yield Phrase(word.word, word.people, part.words, name in people, why)


def _offered(
    parts: Sequence[Sequence[Part]], words: Sequence[Word], joined: Collection[str], fixed: Collection[str]
) -> Iterator[Phrase]:
    """The phrases to take apart or to keep together: negations, what was kept together, and what comes again."""
    denied: dict[str, list[tuple[str, ...]]] = {}
    for mine in parts:
        for form, apart in {folded(spelled(words)): words for part in mine for words in denials(part)}.items():
            denied.setdefault(form, []).append(apart)
    kept = {folded(item.word): item.word for item in words}
    for form, said in denied.items():
        if len(said[0]) > 1:
            phrase = kept.get(form, spelled(said[0]))
            yield Phrase(phrase, len(said), said[0], form in kept, t("Taken apart, it could say the opposite."))
    people = {key(word.word): word.people for word in words}
    for phrase in joined:
        number = people.get(key(phrase), LEAST_TOGETHER)
        yield Phrase(
            phrase, number, tuple(phrase.split()), True, t("{number} people said these words together.", number=number)
        )
    yield from (offered(phrase, people.get(phrase, 1)) for phrase in fixed)
    read = [(mine[0].spoken, [part.words for part in mine]) for mine in parts if mine]
    yield from repeated(read, {*people, *fixed, *map(key, joined)})


def _refuse_many(kept: Sized) -> None:
    if len(kept) > MOST_WORDS:
        raise WordsError(
            t(
                "This holds more than {most_words} different words, the most in one list.",
                most_words=grouped(MOST_WORDS),
            ),
            t("Take it in parts. Nothing was changed."),
        )


def _notes(words: Sequence[Word], joined: Collection[str], people: int, each: str) -> Iterator[Note]:
    if joined:
        yield Note("together", t("Kept together: {listed}.", listed=", ".join(f"“{phrase}”" for phrase in joined)))
    if people > 1 and words:
        counted = t(each, people=people)
        yield Note("counting", counted)
