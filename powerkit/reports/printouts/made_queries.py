"""The picture on the back of a card, as a file to take away."""

from powerkit.deck import Card
from powerkit.drawing.png import png_of
from powerkit.entries.entries_of_card import held
from powerkit.entries.picture_cache import kept_in
from powerkit.errors import FileError
from powerkit.logbook import Logbook
from powerkit.reports.card_pictures import answers_of, best_pictures, open_answers
from powerkit.reports.printouts.queries import file_told
from powerkit.reports.printouts.query_types import AskMade, PaperFile
from powerkit.text.catalogue import t

WIDTH = 1600
"""Of the file, in pixels."""


def make_picture(card: Card, logbook: Logbook, given: AskMade) -> PaperFile:
    """The picture with every name as it is written; on a screen that others see (*safe*) of no private answer.

    Raises:
        FileError: there is none.
    """
    entry = held(logbook, card.id)
    shown = [] if entry is None else open_answers(entry, card) if given["safe"] else list(answers_of(entry, card))
    made = next(best_pictures(shown, kept_in(logbook)), None)
    if made is None:
        raise FileError(t("There is no picture on this card to save."))
    return file_told(t("Picture ({card})", card=card.id), "png", png_of(made[1].svg, WIDTH))
