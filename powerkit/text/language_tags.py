"""Tags of languages as BCP 47 writes them: those well formed, what another one meant, which way each runs."""

import re
from typing import NamedTuple

ENGLISH = "en-GB"
"""The language of the workbook's own words, and of a deck that says none."""

PATTERN = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
"""What a tag looks like: a language, perhaps its script, perhaps a region."""

_TAG = re.compile(PATTERN.removesuffix("$") + r"\Z")
_PARTS = re.compile(r"([a-z]{2,3})(?:[-_ ]([a-z]{4}))?(?:[-_ ]([a-z]{2}|[0-9]{3}))?\Z", re.I)

# ISO 639-1: where a language has a code of two letters, a tag has this one.
_SHORT = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_NAMES = {
    "arabic": "ar", "bengali": "bn", "chinese": "zh", "cornish": "kw", "cymraeg": "cy", "dutch": "nl", "english": "en",
    "farsi": "fa", "french": "fr", "gaelic": "gd", "german": "de", "greek": "el", "gujarati": "gu", "hebrew": "he",
    "hindi": "hi", "irish": "ga", "italian": "it", "kurdish": "ku", "lithuanian": "lt", "nepali": "ne", "pashto": "ps",
    "persian": "fa", "polish": "pl", "polski": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro",
    "russian": "ru", "scots": "sco", "somali": "so", "spanish": "es", "swahili": "sw", "tamil": "ta", "tigrinya": "ti",
    "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi", "welsh": "cy", "yiddish": "yi",
}  # fmt: skip
_MEANT = {
    "eng": "en",
    "cym": "cy",
    "wel": "cy",
    "pol": "pl",
    "urd": "ur",
    "ara": "ar",
    "fas": "fa",
    "per": "fa",
    "som": "so",
}
_RIGHT_TO_LEFT = frozenset("ar ckb dv fa he ks ps sd ug ur yi".split())
_RIGHT_TO_LEFT_SCRIPTS = frozenset("Arab Aran Hebr Nkoo Syrc Thaa Adlm".split())


class Tag(NamedTuple):
    """The parts of a well-formed tag; the script and the region are "" where it has none."""

    language: str
    script: str
    region: str


def parts_of(tag: str) -> Tag:
    """The parts of a tag that `is_tag`."""
    found = _PARTS.match(tag)
    return Tag(found[1], found[2] or "", found[3] or "") if found else Tag(tag, "", "")


def is_tag(text: str) -> bool:
    """Whether the text is a language's tag in its usual form; a language of two letters has to be one that there is."""
    return bool(_TAG.match(text)) and (len(parts_of(text).language) > 2 or parts_of(text).language in _SHORT)


def meant(text: str) -> str:
    """The tag that was meant by a text that is none: "EN_gb" is "en-GB", "Welsh" is "cy"; "" where nobody can tell."""
    asked = text.strip()
    if named := _NAMES.get(asked.casefold()):
        return named
    found = _PARTS.match(asked)
    if found is None:
        return ""
    language = found[1].lower()
    parts = [_MEANT.get(language, language), (found[2] or "").title(), (found[3] or "").upper()]
    made = "-".join(part for part in parts if part)
    return made if is_tag(made) else ""


def direction(tag: str) -> str:
    """Which way its words run: "rtl" from right to left, "ltr" otherwise. A script that the tag names decides."""
    language, script, _ = parts_of(tag)
    turned = script in _RIGHT_TO_LEFT_SCRIPTS if script else language in _RIGHT_TO_LEFT
    return "rtl" if turned else "ltr"
