"""Which of a map's sectors a word of a file means: by its name, by what it is commonly called, or as somebody said.

What means none of them is asked on the page and a sector of its own on the command line; it is never put anywhere
unasked. A few words of one field in a longer name are enough: "Ellerclough Housing Trust" belongs to housing.
"""

from collections import Counter
from collections.abc import Mapping

from powerkit.kinds.map.files.columns import TIES, choices, plain
from powerkit.kinds.options import DONT_KNOW, Option

MOST_ASKED = 12
"""So many words that mean no sector are asked about, or become sectors; where there are more, those said most often."""


_FIELDS: Mapping[str, tuple[str, str, str]] = {
    "own": (
        "own",
        "my team; our team; my organisation; our organisation; my own team; my own organisation; own team; "
        "colleagues; colleague; internal; us; my work; work; my service",
        "",
    ),
    "residents": (
        "live residents resident",
        "local people; neighbours; neighbour; neighbors; neighbor; public; the public; families; citizens; "
        "people with lived experience; lived experience; locals; carers; young people",
        "resident residents tenant tenants householder householders",
    ),
    "voluntary": (
        "voluntary",
        "third sector; vcs; vcse; vcfse; vcso; ngo; non profit; nonprofit; not for profit; volunteers; "
        "volunteer; voluntary sector; charities",
        "charity charities charitable voluntary cvs",
    ),
    "community": (
        "community",
        "community group; community groups; grassroots; neighbourhood; local group; local groups; club; "
        "clubs; mutual aid",
        "community communities neighbourhood",
    ),
    "faith": (
        "faith",
        "religion; religious; faith group; faith groups; faith community; interfaith",
        "faith church churches mosque masjid temple mandir gurdwara synagogue chapel parish cathedral diocese "
        "muslim christian jewish hindu sikh buddhist quaker methodist catholic",
    ),
    "social_enterprise": (
        "enterprise",
        "cic; coop; co op; cooperative; co operative; social business; social enterprises; community interest company",
        "cic enterprise enterprises cooperative",
    ),
    "housing": (
        "housing",
        "landlord; landlords; social landlord; registered provider; almo; homes",
        "housing landlord landlords almo homelessness",
    ),
    "health": (
        "health",
        "nhs; gp; gps; primary care; social care; hospital; surgery; pharmacy; icb; pcn; ccg; public health; "
        "mental health; wellbeing; adult social care; care home; care; medical",
        "nhs health healthcare hospital hospitals gp gps surgery clinic pharmacy pharmacist nursing hospice "
        "icb pcn medical dentist dental",
    ),
    "public": (
        "council public",
        "local authority; local authorities; local government; government; public sector; public service; "
        "public services; statutory; police; jobcentre; dwp; probation; combined authority; civil service; state",
        "council councils councillor councillors borough police gmp dwp jobcentre probation gmca ministry",
    ),
    "business": (
        "business",
        "private; private sector; shop; shops; company; firm; employer; employers; commerce; retail; trader; "
        "traders; businesses; local businesses; industry",
        "business businesses ltd limited plc shop shops cafe bakery employer employers traders",
    ),
}
"""Each field of work: what a sector for it is called, whole names for it, and words in longer names, as it is commonly
called in the neighbourhoods and public services of Greater Manchester."""


class SectorWords:
    """The words for the sectors of a map. *said* are words of a file with the id of the sector each means."""

    def __init__(self, sectors: tuple[Option, ...], said: Mapping[str, str] | None = None) -> None:
        self._ids = {sector.id: sector for sector in sectors}
        self._names = choices({DONT_KNOW: TIES[DONT_KNOW]})
        self._words: dict[str, set[str]] = {}
        for sector in sectors:
            called = set(plain(sector.label).split())
            for field, (anchors, names, words) in _FIELDS.items():
                if field == sector.id or called & set(anchors.split()):
                    self._names = dict.fromkeys(names.split("; "), sector.id) | self._names
                    for word in words.split():
                        self._words.setdefault(word, set()).add(sector.id)
        for sector in sectors:
            self._names |= {plain(sector.id): sector.id, plain(sector.label): sector.id}
        known = {**self._ids, DONT_KNOW: None}
        self._names |= {plain(word): one for word, one in (said or {}).items() if one in known}

    def add(self, sector: Option) -> None:
        """One more sector, known by its name."""
        self._ids[sector.id] = sector
        self._names |= {plain(sector.id): sector.id, plain(sector.label): sector.id}

    def meant(self, cell: str) -> str:
        """The id of the sector that a cell means; "" where it means none, or could mean two."""
        if cell in self._ids:
            return cell
        asked = plain(cell)
        if found := self._names.get(asked):
            return found
        meant = {sector for word in asked.split() for sector in self._words.get(word, ())}
        return meant.pop() if len(meant) == 1 else ""


def most_said(words: Mapping[str, int]) -> dict[str, int]:
    """The words that are asked about, the commonest first. Mere numbers are none."""
    named = Counter({word: count for word, count in words.items() if any(letter.isalpha() for letter in word)})
    return dict(named.most_common(MOST_ASKED))


def as_id(text: str) -> str:
    """An id for a sector from its name."""
    return plain(text).replace(" ", "_") or "sector"
