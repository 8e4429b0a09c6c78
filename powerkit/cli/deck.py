"""Commands that read the deck: cards, one card, a card drawn at random."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from powerkit.cli.base import (
    AsJson,
    deck_of,
    ending_of,
    folder_of,
    logbook_to_read,
    print_json,
    print_lines,
    write_file,
)
from powerkit.there import is_there

if TYPE_CHECKING:
    from powerkit.deck import Deck


def cards(
    context: typer.Context,
    as_json: AsJson = False,
    printed: Annotated[bool, typer.Option("--print", help="Make them in big type, one a page.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Ends in .pdf or .html; else cards.pdf.", metavar="FILE")
    ] = None,
    card: Annotated[list[str] | None, typer.Option("--card", help="Only this one.", metavar="CARD")] = None,
    capability: Annotated[int | None, typer.Option(help="Only this capability's.", metavar="N")] = None,
) -> None:
    """List the cards, or print them. Examples: powerkit cards --json, powerkit cards --print -o cards.pdf"""
    from powerkit.cli.listing import cards_as_json, cards_as_lines

    for option, given in {"-o": output, "--card": card, "--capability": capability}.items():
        if given is not None and not printed:
            raise typer.BadParameter(f"{option} is for cards that are printed. Add --print, or leave it out.")
    if printed and as_json:
        raise typer.BadParameter("--print and --json can’t both be.")
    deck = deck_of(context)
    if printed:
        _print_cards(deck, output or Path("cards.pdf"), card or (), capability)
    elif as_json:
        print_json(cards_as_json(deck))
    else:
        print_lines(cards_as_lines(deck))


def _print_cards(deck: "Deck", file: Path, cards: Sequence[str], capability: int | None) -> None:
    from powerkit.reports.printouts.cards import chosen, html_cards, pdf_cards

    ending = ending_of(file, ("pdf", "html"))
    found = chosen(deck, cards=cards, capability=capability)
    made = html_cards(found, deck).encode() if ending == "html" else pdf_cards(found, deck)
    write_file(file, made)
    typer.echo(f"Wrote {file}")


def card(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="Such as 1.2", metavar="CARD")],
    as_json: AsJson = False,
) -> None:
    """Read one card. Examples: powerkit card 1.1, powerkit card 1.1 --json"""
    from powerkit.cli.listing import card_as_json, card_as_lines

    deck = deck_of(context)
    asked = deck.card(number)
    if as_json:
        print_json(card_as_json(deck, asked))
    else:
        print_lines(card_as_lines(deck, asked))


def draw_(
    context: typer.Context,
    capability: Annotated[int | None, typer.Option(help="Only from this capability.", metavar="N")] = None,
    minutes: Annotated[int | None, typer.Option(help="How long you have.", metavar="N", min=1, max=600)] = None,
    people: Annotated[int | None, typer.Option(help="How many you are.", metavar="N", min=1, max=1000)] = None,
    outside: Annotated[bool, typer.Option("--outside", help="One to start now and finish another time.")] = False,
    seed: Annotated[int | None, typer.Option(help="Draw the same card each time.", metavar="N")] = None,
    as_json: AsJson = False,
) -> None:
    """Draw a card you can finish, by preference one not done. Example: powerkit draw --minutes 20 --people 6"""
    from random import Random

    from powerkit.cli.listing import card_as_json, drawn_as_lines
    from powerkit.deck.draw_card import Room, draw_for

    deck = deck_of(context)
    cards = deck.capability(capability).cards if capability is not None else tuple(deck.cards.values())
    done = _done(context, list(deck.cards))
    drawn = draw_for(Room(minutes or 0, people or 0), cards, done, Random(seed), outside=outside)
    if as_json:
        print_json({**card_as_json(deck, deck.card(drawn.card)), "said": drawn.line})
        return
    print_lines([*([drawn.line] if drawn.line else []), *drawn_as_lines(deck, deck.card(drawn.card))])


def _done(context: typer.Context, cards: list[str]) -> frozenset[str]:
    """Which cards are done; none where there is no log book yet: a draw makes none."""
    from powerkit.deck.draw_card import done_cards

    folder = folder_of(context)
    if not is_there(folder.logbook):
        return frozenset()
    with logbook_to_read(context) as logbook:
        return done_cards(logbook.stages(cards))
