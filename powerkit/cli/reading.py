"""Commands that read the deck: cards, one card, a card drawn at random."""

from random import Random
from typing import Annotated

import typer

from powerkit.cli.base import AsJson, deck_of, folder_of, print_json, print_lines
from powerkit.logbook import Logbook


def cards(context: typer.Context, as_json: AsJson = False) -> None:
    """List the cards. Example: powerkit cards --json"""
    from powerkit.listing import cards_as_json, cards_as_lines

    deck = deck_of(context)
    if as_json:
        print_json(cards_as_json(deck))
    else:
        print_lines(cards_as_lines(deck))


def card(context: typer.Context, number: Annotated[str, typer.Argument(help="Such as 1.2", metavar="CARD")]) -> None:
    """Read one card. Example: powerkit card 1.1"""
    from powerkit.listing import card_as_lines

    deck = deck_of(context)
    print_lines(card_as_lines(deck, deck.card(number)))


def draw_(
    context: typer.Context,
    capability: Annotated[int | None, typer.Option(help="Only from this capability.", metavar="N")] = None,
    minutes: Annotated[int | None, typer.Option(help="How long you have.", metavar="N", min=1, max=600)] = None,
    people: Annotated[int | None, typer.Option(help="How many you are.", metavar="N", min=1, max=1000)] = None,
    seed: Annotated[int | None, typer.Option(help="Draw the same card each time.", metavar="N")] = None,
) -> None:
    """Draw a card at random, by preference one not done. Example: powerkit draw --minutes 20 --people 6"""
    from powerkit.draw import Room, draw_for
    from powerkit.listing import drawn_as_lines

    deck = deck_of(context)
    cards = deck.capability(capability).cards if capability is not None else tuple(deck.cards.values())
    done = _done(context, [card.id for card in cards])
    drawn = draw_for(Room(minutes or 0, people or 0), cards, done, Random(seed))
    print_lines([*([drawn.line] if drawn.line else []), *drawn_as_lines(deck, deck.card(drawn.card))])


def _done(context: typer.Context, cards: list[str]) -> frozenset[str]:
    """Which cards are done; none where there is no log book yet: a draw makes none."""
    from powerkit.draw import done_cards

    folder = folder_of(context)
    if not folder.logbook.exists():
        return frozenset()
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        return done_cards(logbook.stages(cards))
