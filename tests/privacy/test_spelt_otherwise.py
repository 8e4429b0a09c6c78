"""A known name in other characters, letter by letter, with an "h" more or less, in an address: it does not stay."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.privacy import Names, guessed_names
from powerkit.privacy.common_words import simplified
from powerkit.privacy.letter_folding import folded
from powerkit.reports.share.coarse_check import Rough

PAIRS = sorted(simplified().items())


def test_each_character_has_one_simplified_form_that_is_a_form_of_no_other() -> None:
    assert len(PAIRS) > 500
    for longer, short in PAIRS:
        assert all("\u3400" <= character <= "\u9fff" for character in longer + short) and short not in simplified(), (
            longer
        )
        assert unicodedata.normalize("NFC", longer) == longer


@given(
    st.lists(st.sampled_from(PAIRS), min_size=2, max_size=3), st.sampled_from(["{}来了", "我和{}说", "{}說", "问{}。"])
)
def test_a_chinese_name_is_one_in_its_longer_and_its_simplified_characters(pairs, around: str) -> None:
    ways = ["".join(pair[at] for pair in pairs) for at in (0, 1)]
    mixed = "".join(pair[at % 2] for at, pair in enumerate(pairs))
    for known in ways:
        for said in (*ways, mixed):
            replaced = Names({known: "X"}).replace(around.format(said))
            assert said not in replaced and "X" in replaced
            assert Rough({known: "X"}).found(around.format(said)) == "X", "the second look knows it too"
            assert Rough({known: "X"}).found(replaced) is None


SPELLINGS = [
    [
        part.strip().replace("\\n", "\n").replace("\\ufffd", "\ufffd").replace("\\u00ad", "\u00ad")
        for part in line.split(" | ")
    ]
    for line in Path(__file__).with_name("spellings.txt").read_text(encoding="utf-8").splitlines()
    if line[0] != "#"
]


def test_in_every_language_here_no_way_to_write_a_known_name_leaves_it() -> None:
    assert len(SPELLINGS) > 110
    for name, ways, gone in SPELLINGS:
        replaced = unicodedata.normalize("NFC", Names({name: "P"}).replace(ways))
        left = [part for part in unicodedata.normalize("NFC", gone).split() if part in replaced]
        assert not left and Rough({name: "P"}).found(replaced) is None, (name, replaced, left)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("박지우", "지운 것, 지우개"),
        ("이하나", "하나 더 주세요"),
        ("김민준", "국민준비"),
        ("Abdi Hassan", "Abdul came"),
        ("Abdullah Aziz", "Abdul Karim came"),
        ("Herman Park", "He asked her man"),
    ],
)
def test_what_a_name_is_spelt_like_is_not_that_name(name: str, text: str) -> None:
    assert Names({name: "P"}).replace(text) == text


@pytest.mark.parametrize("name", ["Nguyễn Thị Hạnh", "Hi Lam", "Wa Thiong’o", "Thu Nguyen", "Perhap Singh", "Ha Tran"])
def test_a_name_that_an_s_makes_a_common_word_is_not_that_word(name: str) -> None:
    text = "This is what she has. This was his, thus, perhaps, hers: THIS is it."
    assert Names({name: "P"}).replace(text) == text and Rough({name: "P"}).found(text) is None


def test_a_page_that_ends_within_a_code_shows_nobodys_initials() -> None:
    names, text = Names({"Amina Khan": "Person B", "Zuleika Vash": "Person AK"}), "Person\nFrom my workbook\nAK came"
    assert names.found(text) == ("Person B",)
    assert names.where_pages_end().found(text) == ()
    assert names.where_pages_end().found(f"{text}, A.K. and Amina") == ("Person B",)


OTHERS = (
    "Ines Costa", "Kate Moss", "Eric Tetteh", "Stan Kowalski", "Ella Fox", "Rita Collins", "Theo Berry", "Beth Bush",
    "Ewan McGregor", "Li Na", "Olga Duda", "Łukasz Lis", "José Muñoz", "Noël Rosé", "Mohammed Iqbal", "Sade Bello",
    "Abdul Rahman Sheikh", "Seán Ó Briain", "June Academy", "ثناء کریم",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "#businessplan and #skatepark, #america, #understanding, umbrella.jpg, #charity, heritage.pdf, #irishfood",
        "#theoldmill, catering@example.org, balance.xlsx, https://example.org/skatepark",
        "the foxes and berries and bushes; some mosses, walls, collisions and hens",
        "pre- and post-meeting, on- or off-line, ten- to twelve-year-olds; co- op, Anna- Maria Street",
        "What did it cost? Was it pink? x=AB y=C3 and 3=4; 100%25 &amp; C:\\users\\x41 \\u0041",
        "“CAFÉ” is closed – «OK» – naïve façade £5 ±3 Â£10 Ã© Ã",
        "machine, macaroni, m'lady, ma'am, listen, lisp, shade of a tree; Shade is nice; xiu xian, lance, naan",
        "ومحل محلي، كتاب على الطاولة، شيء جميل، ماء، سماء",
    ],
)
def test_what_is_no_name_stays_beside_all_these_ways(text: str) -> None:
    codes = {name: f"Person {number}" for number, name in enumerate(OTHERS)}
    assert Names(codes).replace(text) == text
    assert Rough(codes).found(text) is None


APART = st.sampled_from([".", " ", "-", ". ", "_", "*", " · ", "  ", "/", "|"]).filter(lambda mark: len(mark) < 3)
KNOWN = ("Amina Khan", "Zuleika Wekesa", "Łukasz Wiśniewski", "Jean-Luc N’Diaye")


@given(st.sampled_from(KNOWN), APART, st.sampled_from([str, str.upper, str.lower]), st.booleans())
def test_a_name_written_letter_by_letter_does_not_stay(name: str, mark: str, cased, whole: bool) -> None:
    word = "".join(filter(str.isalpha, name if whole else name.split()[0]))
    said = mark.join(cased(word))
    replaced = Names({name: "P"}).replace(f"We asked {said} twice.")
    assert replaced == "We asked P twice."
    assert Rough({name: "P"}).found(f"We asked {said} twice.") == "P" and Rough({name: "P"}).found(replaced) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ward A, B, C, D and E",
        "a b c d",
        "1. a 2. b",
        "I.D. or B.A.",
        "A | B | C | D",
        "আমিনার বাড়ি কি না",
        "M T W T F S S",
    ],
)
def test_letters_that_stand_apart_and_spell_nobody_stay(text: str) -> None:
    assert Names({"Amina Khan": "P", "Ana Bede": "Q"}).replace(text) == text


WITH_H = ("Amina Khan", "Aminah Khan", "Farah Noor", "Zuleika Deborah Vash", "Sara Okonkwa")
WHOLE = st.sampled_from(["{} came", "ask {}.", "{}’s bike", "({})"])


@given(
    st.sampled_from(WITH_H), WHOLE, st.sampled_from([str, str.upper, str.lower]), st.sampled_from([" ", "_", "-", "."])
)
def test_a_whole_name_with_an_h_more_or_less_is_the_same_person(name: str, around: str, cased, apart: str) -> None:
    words = name.split()
    for at, word in enumerate(words):
        if word[-1] == "a" or word[-2:] == "ah":
            other = word[:-1] if word[-1] == "h" else f"{word}h"
            said = apart.join(cased(part) for part in (*words[:at], other, *words[at + 1 :]))
            assert Names({name: "P"}).replace(around.format(said)) == around.format("P")
    first, last = words[0].rstrip("h") + ("" if words[0][-1] == "h" else "h"), words[-1]
    if first.rstrip("h")[-1] == "a":
        assert Names({name: "P"}).replace(f"{last}, {first}.") == "P."


def test_sara_is_not_sarah_where_both_are_known_or_one_stands_alone() -> None:
    names = Names({"Sara Vash": "P", "Sarah Vash": "Q"})
    assert names.replace("Sara Vash, Sarah Vash; Sara. Sarah") == "P, Q; P. Q"
    assert Names({"Sara Vash": "P"}).replace("I met Sarah.") == "I met Sarah."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I met An. Ask An, and An said so.", "I met P. Ask P, and P said so."),
        ("An hour. It was An odd day, an evening", None),
        ("li came, and Li’s aunt", "P came, and P’s aunt"),
    ],
)
def test_a_short_name_that_is_a_word_counts_where_somebody_is_meant(text: str, expected: str | None) -> None:
    assert Names({"Li An": "P"}).replace(text) == (text if expected is None else expected)


SITES = st.sampled_from([
    "facebook.com/{}", "https://www.facebook.com/{}", "linkedin.com/in/{}", "instagram.com/{}/", "tiktok.com/@{}",
    "https://m.facebook.com/{}?ref=1", "x.com/{}", "see https://example.org/people/{}.",
])  # fmt: skip
NUMBERED = st.sampled_from(["", ".77", "77", "_1984", "-4b7a", ".1984x"])


@given(st.sampled_from(["Kofi Mensah", "Zuleika Wekesa"]), SITES, NUMBERED, st.sampled_from([".", "-", "_", ""]))
def test_an_address_of_a_known_person_goes_with_the_number_in_it(name: str, site: str, number: str, apart: str) -> None:
    handle = apart.join(name.lower().split()) + number
    assert Names({name: "P"}).replace(site.format(handle)) == site.format("P").replace("@", "")


@given(
    SITES.filter(lambda site: "example" not in site), st.sampled_from(["kofi.mensah.77", "zuleikaw", "k-mensah-4b7a"])
)
def test_an_address_on_a_site_is_offered_as_one_and_listed_it_is_nobodys_words(site: str, handle: str) -> None:
    offered = [guess.text for guess in guessed_names([f"He wrote {site.format(handle)} down."], ()) if guess.likely]
    assert len(offered) == 1 and handle in offered[0]
    names, said = Names({offered[0]: "P"}), "facebook, linkedin, instagram and tiktok are sites; com and in are words"
    assert handle not in names.replace(site.format(handle)) and names.replace(said) == said
    assert Rough({offered[0]: "P"}).found(said) is None
    assert folded(handle) not in folded(names.replace(f"{site.format(handle)} again"))


@pytest.mark.parametrize(
    "text", ["facebook.com/groups/milllane", "facebook.com/events/77", "linkedin.com/company/ellerclough"]
)
def test_a_page_of_a_group_or_an_event_is_not_offered(text: str) -> None:
    assert guessed_names([text], ()) == ()


@pytest.mark.parametrize("mark", ["'", "’", "ʼ"])
@pytest.mark.parametrize(
    "called", ["St Luke's Tenants' Association", "Carers' Voice Group", "St Mary's Parents' Forum"]
)
def test_what_has_an_apostrophe_at_a_words_end_is_offered_as_one(called: str, mark: str) -> None:
    whole = called.replace("'", mark)
    offered = {guess.text for guess in guessed_names([f"We asked {whole} in."], ())}
    assert offered == {whole}
    assert guessed_names([f"We asked {whole} in."], (), (), [whole]) == (), "and once it is none, nothing of it"
