"""A script of a page or a file in the language of the deck: what is translated is put into it, and no more.

An English page loads no catalogue: its script stays as it is, to the byte.
"""

import json
import re

from powerkit.text.catalogue import deck_language, for_scripts, spoken, words_in
from powerkit.text.language_tags import ENGLISH

_EMPTY = "const CATALOGUE = {};"
_SPOKEN = f'const SPOKEN = "{ENGLISH}";'
_FORM = "const pluralForm = (n) => Number(n !== 1);"
_RULE = re.compile(r"[n0-9 ()?:=!<>&|%]+")


def translated(script: str) -> str:
    """The *script* of a bundle with the words of the deck's language, as far as they are translated.

    Raises:
        ValueError: the script has no place for them, or the rule for plurals is none.
    """
    words = words_in(script)
    if not words:
        return script
    told = for_scripts(deck_language())
    if not all(place in script for place in (_EMPTY, _SPOKEN, _FORM)) or not _RULE.fullmatch(told["plural"]):
        raise ValueError(f"The words in {deck_language()} can't be put into the page's script.")
    script = script.replace(_SPOKEN, f"const SPOKEN = {json.dumps(spoken())};", 1)  # what is in another is marked
    script = script.replace(_FORM, f"const pluralForm = (n) => Number({told['plural']});", 1)
    return script.replace(_EMPTY, f"const CATALOGUE = {json.dumps(words, ensure_ascii=False)};", 1)
