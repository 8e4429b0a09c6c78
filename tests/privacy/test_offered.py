"""What is offered as likely names covers nearly all mentions, of sentences that were not tuned on too."""

import pytest

from powerkit.privacy import Names, guessed_names
from tests.privacy.corpus import counted_spans, counted_words, sentences


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_of_the_mentions_of_people_at_most_one_in_twenty_leaks_if_what_is_offered_is_listed(half: str) -> None:
    some = sentences(half)
    guesses = guessed_names([item.text for item in some], ())
    counted = counted_words(some, [guess.text for guess in guesses if guess.likely])
    assert counted.recall >= 0.95, counted.leaks
    assert counted.precision >= 0.9, counted.wrong


def test_of_listed_names_none_leaks_and_hardly_a_word_is_wrongly_replaced() -> None:
    whole = sentences()
    listed = list(dict.fromkeys(item.text[start:end] for item in whole for start, end in item.spans))
    names = Names({name: f"Q{number}q" for number, name in enumerate(listed)})
    counted = counted_spans(whole, [[(start, end) for _, start, end in names.spelt(item.text)] for item in whole])
    assert counted.leaks == ()
    assert len(counted.wrong) <= sum(len(item.text.split()) for item in whole) / 100, counted.wrong


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Ring Dafydd today.", ["Dafydd"]),
        ("Young carers", []),
        ("Young carers came. Ask Young.", ["Young"]),
        ("Grace came. Will said so. Mark and Rose agreed.", ["Grace", "Mark", "Rose", "Will"]),
        ("Ask J.S. or Cllr Patel.", ["J.S.", "Patel"]),
        ("Ask Church and Ireland from the board.", ["Church", "Ireland"]),
        ("李伟说了。রহিমা এসেছেন। قال محمد نعم.", ["李伟", "রহিমা", "محمد"]),
        ("Write to amina.k@example.org, @hodan_w, 0161 496 0123 or +44 7700 900123.",
         ["+44 7700 900123", "0161 496 0123", "@hodan_w", "amina.k@example.org"]),
        ("It costs £1,200 and took 2026 hours; see 3.14 and 12-14.", []),
        ("Volunteers came. Listening matters. The Council met at Manchester Central Library.", []),
    ],
)  # fmt: skip
def test_what_looks_like_a_name_is_offered_without_the_verb_or_title_before_it(text: str, offered: list[str]) -> None:
    found = [name.text for name in guessed_names([text], ()) if name.likely]
    assert sorted(found) == sorted(offered)


@pytest.mark.parametrize(
    ("text", "plain", "doubted"),
    [
        ("Brought cake. Young people came. Everything else grew.", ["Brought", "Everything", "Young"], []),
        ("We met by the zorbeline. i had zorbeline tea.", [], ["zorbeline"]),
        ("We met by the zorbeline.", ["zorbeline"], []),
        ("Top", ["Top"], []),
        ("Damp", ["Damp"], []),
        ("Gutters. Damp. She kept nodding off over the dye.", ["Damp", "Gutters"], []),
        ("Sewing on Mondays. They like sewing.", ["Sewing"], []),
        ("New rules. The LGBT+ morning. Fair. Then she left.", ["Fair", "LGBT", "New"], []),
        ("The flashing doorbell. i like to peg the posts. They say 'apna' here.", ["apna", "doorbell", "peg"], []),
        ("We went to the Bike Shed and walked the Brow.", ["Bike Shed", "Brow"], []),
        ("We walked up Tanyard Brow. A house in Thrushby. Winter rota.", [], ["Tanyard Brow", "Thrushby", "Winter"]),
        ("Chips from the Saturday school. Work out what it takes. I am Deaf.", ["Chips"], []),
        ("Żeby sąsiad znał moje imię. چھوٹی سی بات ہے، کوئی حال پوچھ لے۔", [], []),
    ],
)
def test_an_everyday_word_that_only_begins_a_sentence_is_set_apart_from_words_that_may_be_a_name(
    text: str, plain: list[str], doubted: list[str]
) -> None:
    rest = [guess for guess in guessed_names([text], ()) if not guess.likely]
    assert sorted(guess.text for guess in rest if guess.plain) == plain
    assert sorted(guess.text for guess in rest if not guess.plain) == doubted


def test_of_the_people_in_the_sentences_nobody_is_set_apart_as_an_everyday_word() -> None:
    whole = sentences()
    guesses = guessed_names([item.text for item in whole], ())
    named = {item.text[start:end] for item in whole for start, end in item.spans}
    assert [guess.text for guess in guesses if guess.plain and guess.text in named] == []


@pytest.mark.parametrize(
    "text",
    [
        "Known for:\nStubborn\ncalled in two favours",
        "The dye works are gone.",
        "Ward councillor. Flu jabs for carers. Carers' Tuesday.",
    ],
)
def test_a_thing_or_a_role_of_this_work_is_not_likely_a_name(text: str) -> None:
    assert [guess.text for guess in guessed_names([text], ()) if guess.likely] == []


def test_a_name_that_stands_in_small_letters_in_an_address_is_a_likely_name_all_the_same() -> None:
    found = guessed_names(["Email amina.yusuf@example.org. Yusuf and the others came."], ())
    assert "Yusuf" in [guess.text for guess in found if guess.likely]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I believe in Ottoline. She came to see us.", "Ottoline"),
        ("They met in Ottoline's kitchen.", "Ottoline"),
        ("I saw it in Amina.", "Amina"),
        ("Up the Hill, round the Hill, across the Hill. Ask Hill, please.", "Hill"),
        ("Winter rang. Winter said no.", "Winter"),
        ("We spoke to whitehead about it.", "whitehead"),
        ("The Mokoenas came.", "Mokoenas"),
    ],
)
def test_who_is_called_like_a_place_or_a_thing_is_a_likely_name_where_somebody_is_meant(text: str, name: str) -> None:
    assert name in [guess.text for guess in guessed_names([text], ()) if guess.likely]


def test_she_reads_the_words_around_the_place_where_a_word_looks_most_like_a_name() -> None:
    [guess] = guessed_names(["Hope for a bus. Ask Hope to come."], ())
    assert (guess.times, guess.around, guess.likely) == (2, "Hope for a bus. Ask Hope to come.", True)
    [guess] = guessed_names(["Hope for a bus is what we have this year.", "You could ask Hope to come."], ())
    assert guess.around == "You could ask Hope to come."
