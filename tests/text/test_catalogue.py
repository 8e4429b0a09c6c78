"""The catalogue of the workbook's own words: whole, fresh, and English to the letter where nobody has translated."""

import json
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from powerkit.text import catalogue
from powerkit.text.catalogue import FOLDER, t, tn, used, words_in
from powerkit.text.translated_script import translated
from powerkit.ui.widgets.bundle import CARD, bundle

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = sorted(FOLDER.glob("*/LC_MESSAGES/powerkit.po"))


@pytest.fixture(scope="module")
def making() -> ModuleType:
    spec = spec_from_file_location("words", ROOT / "docs" / "words.py")
    assert spec and spec.loader
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_catalogues_are_made_of_the_words_there_are_now_and_every_sentence_is_whole(
    making: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    assert making.stale() == [], "run python docs/words.py"
    said = capfd.readouterr().err
    assert said == "", "put no f-string into t(…): name its value on a line of its own"


def test_welsh_and_polish_are_begun() -> None:
    assert {"cy", "pl"} <= {file.parents[1].name for file in LANGUAGES}


@pytest.mark.parametrize("file", LANGUAGES, ids=lambda file: file.parents[1].name)
def test_a_translation_keeps_the_names_in_braces_and_has_every_plural(file: Path) -> None:
    wrong = []
    read = read_po(file.open("rb"))
    for message in read:
        ids, said = ([text] if isinstance(text, str) else [*text] for text in (message.id, message.string))
        if not message.id or not any(said):
            continue
        names = [set(re.findall(r"{\w+}", text)) for text in (ids[-1], *said)]
        whole = not message.pluralizable or (len(said) == read.num_plurals and all(said))
        if message.fuzzy or not whole or any(name != names[0] for name in names):
            wrong.append(ids[0])
    assert wrong == []


def test_english_needs_no_catalogue_and_its_script_stays_as_it_is() -> None:
    script = bundle((CARD,)).script
    assert translated(script) is script
    assert (t("Close the workbook"), tn("{number} row", "{number} rows", 2)) == ("Close the workbook", "2 rows")
    assert t("Saved on {day}.", day="3 {may}") == "Saved on 3 {may}."


def test_what_nobody_has_translated_stays_english() -> None:
    for tag in ("ur", "cy"):
        with used(tag):
            assert t("No sentence of ours.") == "No sentence of ours."
            assert tn("{number} row", "{number} rows", 1) == "1 row"


def begin(folder: Path, tag: str, **told: object) -> None:
    place = folder / tag / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "scripts.json").write_text(json.dumps(told), encoding="utf-8")


def test_a_script_gets_the_translations_of_its_own_sentences_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(
        tmp_path,
        "zz",
        plural="n == 2 ? 1 : 0",
        all=3,
        words={"One “moment”": "X", "{n} row": ["a", "b"], "On no page of ours": "Y"},
    )
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    script = bundle((CARD,)).script + '\nt("One “moment”"); tn("{n} row", "{n} rows", 2);'
    with used("zz-AA"):
        assert words_in(script).keys() == {"One “moment”", "{n} row"}
        made = translated(script)
    assert 'const SPOKEN = "zz-AA";' in made
    assert "On no page of ours" not in made
    assert "Number(n == 2 ? 1 : 0)" in made


def test_a_rule_for_plurals_that_is_none_never_gets_into_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path, "zz", plural="fetch('x')", all=1, words={"One moment.": "X"})
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    with used("zz"), pytest.raises(ValueError):
        translated(bundle((CARD,)).script + '\nt("One moment.");')
