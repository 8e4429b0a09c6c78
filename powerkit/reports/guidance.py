"""What stands beside a capability's cards: ways to lead this change, one role's first, and films that suit it.

It is plain HTML with nothing to run, so that it can be read in a saved notebook anywhere. Films are links with what
each shows; nothing is fetched.
"""

from collections.abc import Iterator

from powerkit.deck import ROLES, Capability, Guidance
from powerkit.deck.conversation_starter import Film, Starter
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup

Bundle = dict[str, str]

HEADINGS = {
    "public service": later("If you lead in a public service"),
    "community": later("If you lead in a community"),
}
"""What each role's guidance is headed with."""

_OURS = later("These ideas are the workbook’s own. The 2019 materials have none for this capability.")


def beside(capability: Capability, starter: Starter, role: str) -> Bundle:
    """The guidance, that for *role* first and the other's one tap away, and the films; "" for a role not chosen."""
    parts = [*_guidance(capability.guidance, role), *_films(capability, starter)]
    html = Markup('<div class="pk-beside">{}</div>').format(Markup("").join(parts))
    return {"text/html": html, "text/plain": t("Ways to lead this change: {capability}", capability=capability.title)}


def _guidance(given: tuple[Guidance, ...], role: str) -> Iterator[Markup]:
    if not given:
        return
    yield Markup("<h2>{}</h2>").format(t("Ways to lead this change"))
    for item in sorted(ROLES, key=lambda each: each != role):
        ideas = Markup("").join(Markup("<li>{}</li>").format(idea.text) for idea in given if idea.role == item)
        if not ideas:
            continue
        heading = t(HEADINGS[item])
        if role and item != role:
            yield Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(heading, ideas)
        else:
            yield Markup("<h3>{}</h3><ul>{}</ul>").format(heading, ideas)
    if any(item.origin == "workbook" for item in given):
        yield Markup("<p><em>{}</em></p>").format(t(_OURS))


def _films(capability: Capability, starter: Starter) -> Iterator[Markup]:
    found = [(place.name, film) for place in starter.places for film in place.films]
    suited = [(place, film) for place, film in found if capability.number in film.capabilities]
    if not suited:
        return
    said = (
        t("As listed in {year}. They open in a new tab and need the internet.")
        if starter.checked
        else t("As listed in {year}. Nobody has checked the links since. They open in a new tab and need the internet.")
    )
    note = said.format(year=starter.as_of)
    films = Markup("").join(Markup("<li>{}</li>").format(_film(place, film)) for place, film in suited)
    yield Markup("<details><summary>{}</summary><p>{}</p><ul>{}</ul></details>").format(
        t("Films that suit this capability"), note, films
    )


def _film(place: str, film: Film) -> Markup:
    link = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(film.url, place)
    return link + f": {film.shows}"
