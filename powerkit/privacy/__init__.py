"""People's names become codes, and what is private stays out.

Codes such as "Person A" are pseudonyms: they make a record safer to show, never anonymous.
"""

from powerkit.privacy.guessing import Guess, guessed_names
from powerkit.privacy.names import Names
from powerkit.privacy.people import people_in

__all__ = ["Guess", "Names", "guessed_names", "people_in"]
