"""What stands beside a capability's cards: ways to lead this change, one role's first, and films that suit it.

It is plain HTML with nothing to run, so that it can be read in a saved notebook anywhere. Films are links with what
each shows; nothing is fetched.
"""

from collections.abc import Iterator

from powerkit.deck import ROLES, Capability, Guidance
from powerkit.deck.conversation_starter import Film, Starter
from powerkit.text.escaping import escape

Bundle = dict[str, str]

HEADINGS = {"public service": "If you lead in a public service", "community": "If you lead in a community"}
"""What each role's guidance is headed with."""

_OURS = "These ideas are the workbook’s own. The 2019 materials have none for this capability."


def beside(capability: Capability, starter: Starter, role: str) -> Bundle:
    """The guidance, that for *role* first and the other's one tap away, and the films; "" for a role not chosen."""
    parts = [*_guidance(capability.guidance, role), *_films(capability, starter)]
    html = f'<div class="pk-beside">{"".join(parts)}</div>'
    return {"text/html": html, "text/plain": f"Ways to lead this change: {capability.title}"}


def _guidance(given: tuple[Guidance, ...], role: str) -> Iterator[str]:
    if not given:
        return
    yield "<h2>Ways to lead this change</h2>"
    for one in sorted(ROLES, key=lambda each: each != role):
        ideas = "".join(f"<li>{escape(idea.text)}</li>" for idea in given if idea.role == one)
        if not ideas:
            continue
        heading = escape(HEADINGS[one])
        if role and one != role:
            yield f"<details><summary>{heading}</summary><ul>{ideas}</ul></details>"
        else:
            yield f"<h3>{heading}</h3><ul>{ideas}</ul>"
    if any(one.origin == "workbook" for one in given):
        yield f"<p><em>{escape(_OURS)}</em></p>"


def _films(capability: Capability, starter: Starter) -> Iterator[str]:
    found = [(place.name, film) for place in starter.places for film in place.films]
    suited = [(place, film) for place, film in found if capability.number in film.capabilities]
    if not suited:
        return
    checked = "" if starter.checked else " Nobody has checked the links since."
    note = f"As listed in {starter.as_of}.{checked} They open in a new tab and need the internet."
    films = "".join(f"<li>{_film(place, film)}</li>" for place, film in suited)
    yield f"<details><summary>Films that suit this capability</summary><p>{escape(note)}</p><ul>{films}</ul></details>"


def _film(place: str, film: Film) -> str:
    link = f'<a href="{escape(film.url)}" target="_blank" rel="noopener noreferrer">{escape(place)}</a>'
    return f"{link}: {escape(film.shows)}"
