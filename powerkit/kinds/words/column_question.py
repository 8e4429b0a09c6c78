"""Words out of any table: read at once where it is plain which column they stand in, else asked, never guessed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from powerkit.errors import SayFirstError, WordsError
from powerkit.kinds.column_contents import (
    ANSWERS,
    HARD,
    NOTHING,
    NUMBERS,
    Asked,
    Offered,
    Reading,
    cell_at,
    is_speech,
    read_columns,
)
from powerkit.kinds.file_import import option_of, quoted
from powerkit.kinds.tables import table_of
from powerkit.kinds.words.contacts import contacts_said, without_contacts
from powerkit.kinds.words.csv import counted_line, counted_lines, few, known_names, words_of_rows
from powerkit.kinds.words.merge import as_one, likely_merges
from powerkit.kinds.words.model import MOST_WORDS, Word
from powerkit.kinds.words.notes import Note, noted, unseen
from powerkit.kinds.words.split import cleaned, lines
from powerkit.kinds.words.table_or_text import cut, is_list, is_ragged, known_in, table_rows, tabled, words_of_lines
from powerkit.kinds.words.tally import Voice
from powerkit.kinds.words.tokenize import (
    MOST_CHARACTERS,
    ROW,
    Gathered,
    gather,
    gather_speech,
    gather_voices,
    listed,
)
from powerkit.kinds.words.voices import NO_CHOICE, Choices
from powerkit.text.catalogue import later, t, tn
from powerkit.text.dates import grouped
from powerkit.text.files import separator_of, separator_said
from powerkit.text.normalize import folded, on_one_line
from powerkit.text.phrasing import and_more

BESIDE = ("who", "where", "theme")
"""What a column may say of what somebody said."""
_KEPT = later("Nothing was changed.")
_LISTED = 30


class WhichColumnError(WordsError, SayFirstError):
    """A table in which only a person can say which column holds what people said; *asked* is what to ask."""

    def __init__(self, asked: Asked, missing: str = "") -> None:
        self.asked = asked
        names = [f"“{cut(column.name)}”" for column in asked.columns[:_LISTED]]
        lead = (
            t("There is no column “{name}”.", name=cut(missing))
            if missing
            else t("Which column holds what people said?")
        )
        super().__init__(
            t(
                "{lead} The table has: {names}.",
                lead=lead,
                names=and_more(", ".join(names), len(asked.columns) - _LISTED),
            ),
            t("Call it “word” in the first row. {kept}", kept=t(_KEPT)),
            offer=option_of("--column", asked.likeliest),
        )


def words_of_table(text: str, choices: Choices = NO_CHOICE, *, separators: str = "") -> Gathered:
    """The words of a table as text. Long answers, and cells of a column that was chosen, are what one person each said.

    Raises:
        WhichColumnError: a person has to say which column it is.
        WordsError: no row holds a word, or a column that was chosen is not there.
    """
    clean, taken = cleaned(text)
    separator, sure = separator_of(clean, known_in, separators)
    table = table_of(table_rows(clean, separator), known_in)
    rows = table.rows
    notes = [*unseen(taken), *noted("reading", (*separator_said(clean, separator, sure), *table.notes))]
    if not rows:
        raise WordsError(
            t("There is no word in this table."), t("It needs a column named “word”. {kept}", kept=t(_KEPT))
        )
    asked = bool(choices.columns) or choices.heading is True
    if not asked and is_list([row for _, row in rows], choices.heading is False):
        return _listed(*words_of_rows(rows, ()), notes)
    reading = read_columns(rows, choices.heading, known_in)
    if choices.columns:
        return _of_columns(
            reading, _places(reading, choices.columns), choices.count, choices, notes, _beside(reading, choices)
        )
    names = known_names(rows[reading.heads - 1][1]) if reading.heads else ()
    if names:
        at = names.index("word")
        if left := quoted(name for name, known in zip(reading.names, names, strict=False) if not known):
            notes.append(Note("reading", t("Left in the file: {left}.", left=left)))
        if "count" in names:
            return _listed(*words_of_rows(reading.rows, names), notes)
        if reading.holds[at] != ANSWERS:
            return _listed(*_counted(*words_of_rows(reading.rows, names), notes), notes)
        return _of_columns(reading, (at,), "", choices, notes, names)
    if not reading.heads and not HARD & {*reading.holds} and is_ragged(reading):
        return gather(text, choices)
    if len(reading.names) == 1 and reading.holds[0] not in HARD:
        if reading.heads:
            heading = t("The first row, “{name}”, was read as a heading, and is no word.", name=cut(reading.names[0]))
            notes.append(Note("reading", heading))
        elif reading.holds[0] != ANSWERS:
            found = _counted(*words_of_rows(reading.rows, ()), notes)
            if found[0][0].count == 1 and choices.heading is None:
                said = t("The first row, “{name}”, was counted too. Say so if it is a heading.", name=reading.first(0))
                notes.append(Note("reading", said))
            return replace(_listed(*found, notes), table=_asked(reading))
        return _of_columns(reading, (0,), "", choices, notes)
    raise WhichColumnError(_asked(reading))


def words_in(text: str, choices: Choices = NO_CHOICE) -> Gathered:
    """The words of any text: as `gather`, but what a spreadsheet or a survey wrote is read as the table it is.

    Raises:
        WhichColumnError: a person has to say which column holds what people said.
        WordsError: as `gather`.
    """
    if choices.columns:
        return words_of_table(text, choices)
    if counted_lines(text):
        return gather(text, choices)
    if found := gather_speech(text, choices):
        return found
    if tabled(text):
        return words_of_table(text, choices, separators="\t" if "\t" in text else "")
    return words_of_lines(text, choices)


def typed(text: str, choices: Choices = NO_CHOICE) -> Gathered:
    """The words of a text somebody types: as `words_in`, but a line such as "damp, 12" is a word that 12 people said.

    Raises:
        WordsError: as `words_in`.
    """
    if len(text) > MOST_CHARACTERS or choices.columns or counted_lines(text) or tabled(text):
        return words_in(text, choices)
    if found := gather_speech(text, choices):
        return found
    said = list(lines(cleaned(text)[0]))
    counted = [(line, counted_line(line)) for line in said]
    words = tuple(word for _, some in counted for word in some)
    rest = "\n".join(line for line, some in counted if not some)
    if not words:
        return gather(text, choices)
    found = gather(rest, choices) if rest else Gathered(())
    both = as_one((*words, *found.words))
    return replace(found, words=both, merges=likely_merges(both))


def as_they_stand(text: str) -> Gathered:
    """Each line of a text as a phrase, whatever its words; links and contact details are left out.

    Raises:
        WordsError: nothing else is in it.
    """
    said: Counter[str] = Counter()
    contacts: Counter[tuple[str, str]] = Counter()
    for line in lines(cleaned(text)[0]):
        plain, taken = without_contacts(line)
        contacts += taken
        said.update(filter(None, [on_one_line(plain)]))
    if not said:
        raise WordsError(t("Links and contact details are never drawn."), t("Nothing was changed."))
    told = [*noted("left_out", contacts_said(contacts))]
    return _listed(tuple(Word(phrase, people) for phrase, people in said.items()), (), told)


def _listed(words: tuple[Word, ...], unread: Sequence[str], notes: Sequence[Note]) -> Gathered:
    if len(words) > MOST_WORDS:
        raise WordsError(
            t(
                "This holds {number} words; {most_words} is the most in one list.",
                number=grouped(len(words)),
                most_words=grouped(MOST_WORDS),
            ),
            t("Take it in parts. {kept}", kept=t(_KEPT)),
        )
    twice = [word for word, rows in Counter(word.word for word in words).items() if rows > 1]
    apart = [t("“{word}” stands in more than one row; they are kept apart.", word=cut(word)) for word in twice]
    return listed(words, (*notes, *noted("rows", few([*apart, *unread]))))


def _of_columns(
    reading: Reading,
    places: Sequence[int],
    count: str,
    choices: Choices,
    notes: Sequence[Note],
    names: Sequence[str] = (),
) -> Gathered:
    """What stands in some columns: beside a column of counts each cell is a word, else each row is what one said."""
    asked = _asked(reading)
    more = {name: at for at, name in enumerate(names) if name in BESIDE}
    if count:
        taken = (places[0], *_places(reading, (count,)), *more.values())
        rows = [(number, [cell_at(cells, at) for at in taken]) for number, cells in reading.rows]
        return replace(_listed(*words_of_rows(rows, ("word", "count", *more)), notes), table=asked)
    voices = [
        Voice(text, **{name: cell_at(cells, at) for name, at in more.items()})
        for _, cells in reading.rows
        if (text := "\n".join(filter(None, (cell_at(cells, at) for at in places))))
    ]
    blank = len(reading.rows) - len(voices)
    told = (
        [tn("{count} row is blank there.", "{count} rows are blank there.", blank, count=grouped(blank))]
        if blank
        else []
    )
    return replace(gather_voices(voices, choices, [*notes, *noted("rows", told)], each=ROW), table=asked)


def _counted(words: Sequence[Word], unread: Sequence[str], notes: list[Note]) -> tuple[tuple[Word, ...], Sequence[str]]:
    """Words of a list without numbers, a row each: where one comes again, each row is what one person said."""
    found = as_one(replace(word, count=1) for word in words)
    if len(found) == len(words):
        return tuple(words), unread
    notes.append(Note("counting", t(ROW, people=len(words))))
    return found, unread


def _beside(reading: Reading, choices: Choices) -> tuple[str, ...]:
    """For each column what it says beside what people said, where a person said so."""
    names = [""] * len(reading.names)
    for name, column in choices.beside:
        names[_places(reading, (column,))[0]] = name
    return tuple(names)


def _places(reading: Reading, wanted: Sequence[str]) -> tuple[int, ...]:
    """Where the columns of some names or numbers stand.

    Raises:
        WhichColumnError: one of them is not there.
    """
    plain = [*map(folded, reading.names)]
    found = []
    for name in wanted:
        said = folded(name)
        at = plain.index(said) if said in plain else int(said) - 1 if said.isascii() and said.isdigit() else -1
        if not 0 <= at < len(plain):
            raise WhichColumnError(_asked(reading), name)
        found.append(at)
    return tuple(dict.fromkeys(found))


def _asked(reading: Reading) -> Asked:
    return Asked(tuple(_offered(reading)), len(reading.rows), bool(reading.heads))


def _offered(reading: Reading) -> Iterator[Offered]:
    """The columns that hold anything, those likely that are most like what people say."""
    speech = [is_speech(name, what) for name, what in zip(reading.names, reading.holds, strict=True)]
    wanted = max(1, *speech)
    for at, (name, what) in enumerate(zip(reading.names, reading.holds, strict=True)):
        if what != NOTHING:
            yield Offered(name, reading.first(at), speech[at] == wanted, what == NUMBERS)
