"""A listed name, in whatever way it is written, is in nothing that the workbook makes for others."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from powerkit.cli import exit_code
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notebook_records import record_of
from tests.privacy.test_spelt_otherwise import SPELLINGS
from tests.privacy.test_variants import bare
from tests.reports.share.unpacking import unpacked

_LISTED = ("Zoë Brontë", "Łukasz Wiśniewski", "Siobhán O’Brien", "Amina Khan", "Işıl Kaya", "Jean-Luc N’Diaye")


def written(name: str) -> Iterator[str]:
    """The name in the ways people write it."""
    words = bare(name).replace("’", "").split()
    yield from (name, bare(name), name.upper(), bare(name).lower(), f"{name}’s", unicodedata.normalize("NFD", name))
    yield from ("".join(words), "_".join(words) + ".jpg", f"@{''.join(words)}", f"{'.'.join(words)}@example.org")
    yield from (f"#ThankYou{words[0]}", name.replace(" ", "\u00a0"), name.replace("-", "\u2011"), "-".join(words))
    yield from (name.replace("’", "'"), name.replace("’", ""), name.replace(" ", "\n"), f"{words[-1]}, {words[0]}")
    yield from (f"Friends of {name}", f"the {name} Centre", f"{words[0].lower()}_{words[-1].lower()}_house")


def shown(name: str, text: str) -> set[str]:
    """Which words of the name are in a text, accents apart."""
    plain = bare(unicodedata.normalize("NFKC", text)).casefold()
    words = bare(name).casefold().replace("-", " ").replace("’", " ").split()
    alone = set(re.findall(r"[^\W\d_]+", plain))  # four letters may stand in any word
    return {word for word in words if (word in plain if len(word) > 4 else word in alone and len(word) > 2)}


def test_no_listed_name_is_in_a_share_a_review_a_calendar_or_a_record(tmp_path: Path, workbook_folder: Path) -> None:
    items = [
        {
            "card": "1.1",
            "community": f"Friends of {name}" if number % 2 else f"{name} House",
            "people": name,
            "answers": {
                "companion": name,
                "changing": ". Then ".join(written(name)),
                "action": {"what": "; ".join(written(name)), "who": name, "when": "2026-12-01"},
            },
        }
        for number, name in enumerate(_LISTED)
    ]
    every = "\n\n".join(ways for _, ways, _ in SPELLINGS)
    met = [{"card": "1.1", "community": "Mill Lane", "people": name, "answers": {}} for name, _, _ in SPELLINGS]
    all_ways = {"changing": every, "action": {"what": " ".join(every.split()), "when": "2026-12-02"}}
    items += [*met, {"card": "1.1", "community": "Elm Street", "answers": all_ways}]
    file = tmp_path / "items.json"
    file.write_text(json.dumps(items), encoding="utf-8")
    assert exit_code(["fill", str(file)]) == 0
    out = tmp_path / "out"
    out.mkdir()
    assert exit_code(["share", "--card", "1.1", "--to", "html,docx,ipynb", "-o", str(out)]) == 0
    period = ["--from", "2020-01-01", "--to", "2030-01-01"]
    assert exit_code(["review", *period, "--replace-names", "-o", str(out / "review.html")]) == 0
    assert exit_code(["actions", "--ics", str(out / "actions.ics")]) == 0
    texts = {
        file.name: file.read_text(encoding="utf-8").replace("\r\n ", "")
        if file.suffix == ".ics"
        else unpacked(file.name, file.read_bytes())
        for file in out.iterdir()
    }
    place = WorkbookFolder(workbook_folder)
    with Logbook.open(place.logbook, backups=place.backups) as book:
        texts["record"] = record_of("1.1", book)["text/html"]
    assert len(texts) == 6
    found = {(kind, name): shown(name, text) for kind, text in texts.items() for name in _LISTED}
    assert {where: words for where, words in found.items() if words} == {}
    for _, _, gone in SPELLINGS:  # four letters may stand in any word of ours
        long = [part for part in unicodedata.normalize("NFC", gone).split() if len(part) > 4]
        assert [(kind, part) for kind, text in texts.items() for part in long if part in text] == []
    assert "Person" in texts["record"] and "Place" in texts["actions.ics"]
