"""What a cell says in one plain line: a notice, or a problem in place of what was asked for."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from IPython.display import display

from powerkit.errors import PowerkitError
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup

Call = ParamSpec("Call")
log_of_faults = logging.getLogger("powerkit")


def shown_plainly(call: Callable[Call, None]) -> Callable[Call, None]:
    """Show a problem as one plain line in place of what was asked for."""

    @wraps(call)
    def wrapped(*given: Call.args, **named: Call.kwargs) -> None:
        try:
            call(*given, **named)
        except PowerkitError as error:
            _show_problem(str(error))
        except Exception:
            log_of_faults.exception("A cell of the workbook failed")
            _show_problem(t("This part of the workbook could not be shown. Reload the page; your saved work is safe."))

    return wrapped


def _show_problem(line: str) -> None:
    say("pk-problem", "alert", line)


def say(looks: str, role: str, line: str) -> None:
    """Show a line as HTML and as plain text."""
    html = Markup('<p class="{}" role="{}">{}</p>').format(looks, role, line)
    display({"text/html": html, "text/plain": line}, raw=True)
