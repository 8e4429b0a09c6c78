"""People's names become codes, and what is private stays out.

Codes such as "Person A" are pseudonyms: they make a record safer to show, never anonymous.
"""

from powerkit.privacy.name_candidates import Guess, around, guessed_names
from powerkit.privacy.people import people_in
from powerkit.privacy.place_codes import PlaceCodes
from powerkit.privacy.pseudonyms import Names, may_hold

__all__ = ["Guess", "Names", "PlaceCodes", "around", "guessed_names", "may_hold", "people_in"]
