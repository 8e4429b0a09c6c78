"""What the cells of a notebook call: ``workbook.card("1.1")`` and its like.

Each call shows what it makes and returns nothing, so that a notebook never prints an object's ``repr``. A problem
is shown as one plain line where the card would stand; a traceback goes to a log file and never into the notebook.
Importing this module costs next to nothing: what does the work is loaded by the first call.
"""


def card(one: str) -> None:
    """Show the card of that id, such as "1.1", ready to answer, and under it the record of its latest saved version.

    Shown again in the same kernel, it takes the place of the earlier one.
    """
    from powerkit.ui import display

    display.card(one)


def capability(number: int) -> None:
    """Show what stands beside a capability's cards: ways to lead this change, and films that suit it."""
    from powerkit.ui import display

    display.capability(number)


def home() -> None:
    """Show the start page: where each card stands, a card to draw, and what the deck says of itself."""
    from powerkit.app.running.ports import waiting_words
    from powerkit.ui import display

    display.page("home", waiting_words)


def log() -> None:
    """Show the log book: every entry, newest first, with a search."""
    from powerkit.ui import display

    display.page("log")


def share() -> None:
    """Show the page that makes copies to send, and takes in what comes back."""
    from powerkit.ui import display

    display.page("share")


def review() -> None:
    """Show the review page: a period, the proforma filled from the log book, and its files."""
    from powerkit.ui import display

    display.page("review")


def destination() -> None:
    """Show the page of where we are heading: the deck's statements, rated, then and now."""
    from powerkit.ui import display

    display.page("destination")


def supervision() -> None:
    """Show the supervision page, for two people at one screen."""
    from powerkit.ui import display

    display.page("supervision")


def leave() -> None:
    """Take away what the earlier page showed: another page of the workbook follows in this kernel."""
    from powerkit.ui import display

    display.leave()
