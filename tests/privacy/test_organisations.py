"""Organisations, places and groups that hold a known name, or are known themselves, are never taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.privacy import Names, people_in
from powerkit.privacy.people import is_group
from powerkit.privacy.small_letters import is_given_name
from powerkit.privacy.wordlists import ALSO_WORDS, FIRMS, GROUP_HEADS, GROUP_OF, PRISONS, SURNAMES_TOO
from powerkit.reports.share.coarse_check import Rough

SURNAMES = st.sampled_from(
    ["Lancaster", "Patel", "Green", "Young", "Wekesa", "Frost", "Church", "O’Brien", "Vash-Khan"]
)
ABBREVIATED = [head.upper() for head in GROUP_HEADS if len(head) < 5 and head.isascii()]
CALLED = st.sampled_from([
    *(f"{{}} {head.title()}" for head in sorted(GROUP_HEADS)),
    *(f"{{}} {head}" for head in sorted(ABBREVIATED)),
    *(f"{prison.upper()} {{}}" for prison in sorted(PRISONS)),
    *(f"{{}} & Hall {firm.title()}" for firm in sorted(FIRMS - {"co"})),
    "HMP & YOI {}", "{} & Sons", "{} and Sons Ltd", "{} & Co", "{} Bros.", "{} and Daughters", "{} & Partners",
    "{} Castle", "{} Women’s Trust", "{} Men's Shed Group", "the {} Children's Centre", "RAF {}", "Port {}",
    "{} Young People’s Forum", "{} Carers’ Centre", "{} Mothers' Union", "New {} Hospice",
])  # fmt: skip
AROUND = st.sampled_from([
    "{}", "We met {} today.", "{} rang us.", "so {} was shut", "({})", "{}’s door", "“{}” said so", "We went to {}.",
    "Ask {}, please.", "- {}: cold\n- a bench",
])  # fmt: skip


@given(SURNAMES, CALLED, AROUND)
def test_an_organisation_or_a_place_that_holds_a_surname_stays_whole(surname: str, called: str, around: str) -> None:
    text = around.format(called.format(surname))
    names = Names({f"Zuleika {surname}": "P"})
    assert names.replace(text) == text
    assert names.replace(f"{text} I met {surname}.") == f"{text} I met P."


CHAINS = [
    "WH Smith",
    "WHSmith",
    "W.H. Smith",
    "W H Smith",
    "Marks & Spencer",
    "Marks and Spencer",
    "Greggs",
    "Morrisons",
]


@pytest.mark.parametrize("chain", CHAINS)
def test_a_shop_all_over_the_country_is_nobody(chain: str) -> None:
    names = Names({"Amina Smith": "P", "Joe Spencer": "Q", "Mark Gregg": "R", "Ana Morrison": "S"})
    assert names.replace(f"The {chain} by the station.") == f"The {chain} by the station."


@given(
    SURNAMES,
    st.sampled_from(["{}'s House", "{}’s Kitchen", "{}'s Birthday Party", "{} & Joe", "{} and Oldham Council"]),
)
def test_what_is_somebodys_or_stands_beside_an_organisation_is_no_place(surname: str, said: str) -> None:
    assert surname not in Names({f"Zuleika {surname}": "P"}).replace(f"We went to {said.format(surname)} today")


GROUPS = st.sampled_from([
    *(f"Moss Side {some.title()}" for some in sorted(GROUP_OF)),
    *(f"{some.title()} of Mill Lane" for some in sorted(GROUP_OF)),
    *(f"{some.title()} from Moss Side" for some in sorted(GROUP_OF - {"friends"})),
    *(f"{some} of mill lane" for some in sorted(GROUP_OF)),
    "Dads & Lads", "Tea & Chat", "Tea and Chat", "Sew + Grow", "Church of St Mary", "University of Ellerclough",
    "House of Bread", "Mill Lane tenants", "Moss Side youth group", "Friends of Zuleika Park", "Ellerclough allotments",
    "Young Carers", "the Mill Lane youth club", "Ellerclough Women’s Circle Group",
])  # fmt: skip
PARTS = "Moss Side was wet. In Mill Lane we met lads, tenants, elders, dads. Ask St Mary. Tea was hot, in Ellerclough."


@given(GROUPS, AROUND)
def test_a_group_is_one_name_and_never_its_words(group: str, around: str) -> None:
    names = Names({group: "The Group G"})
    assert is_group(group)
    assert names.replace(PARTS) == PARTS
    for said in (group, group.upper(), group.replace(" & ", " and "), group.replace(" and ", " & ")):
        replaced = names.replace(around.format(said))
        assert replaced == around.format("The Group G"), said
        assert Rough({group: "The Group G"}, ["The Group G"]).found(f"{replaced} {PARTS}") is None


PEOPLE = [
    ("Amina from the Council", "Amina came", "the Council came"),
    ("Zuleika next door", "Zuleika came", "next door came"),
    ("Amina Khan (Young Carers)", "Khan came", "Carers came"),
    ("Amina Khan, Young Carers", "Khan came", "Carers came"),
    ("Parents of Bodil Wekesa", "Bodil came", "parents came"),
    ("Mother of Zuleika", "Zuleika came", "my mother came"),
    ("Amina of Ellerclough", "Amina came", "Ellerclough came"),
    ("Dr Wekesa from Elm Surgery", "Wekesa came", "Elm Surgery came"),
    ("Grace & Wekesa", "Wekesa came", "and came"),
    ("Amina my neighbour", "Amina came", "my neighbour came"),
    ("Joe the caretaker", "Joe came", "the caretaker came"),
    ("Friends of Zuleika", "Zuleika came", "my friends came"),
    ("Amina Ward", "Amina came", "the ward came"),
    ("Zuleika Temple", "Zuleika came", "a temple came"),
    ("Will Parish", "Will came", "our parish came"),
]


@pytest.mark.parametrize(("name", "person", "others"), PEOPLE)
def test_a_person_of_a_group_or_a_place_is_still_a_person(name: str, person: str, others: str) -> None:
    names = Names({name: "P"})
    assert names.replace(f"So {person}.") == "So P came."
    assert names.replace(f"So {others}.") == f"So {others}."
    assert Rough({name: "P"}).found(f"So {others}.") is None


HEADS = sorted(GROUP_HEADS - GROUP_OF - FIRMS - SURNAMES_TOO)


@given(
    st.sampled_from(["Mosque", "School", "Bus", "Food", "Women's", "Community", "Council", "Leg"]),
    st.sampled_from(HEADS),
)
def test_what_only_says_what_a_group_or_a_place_is_is_nobodys_name(what: str, head: str) -> None:
    assert people_in(f"{what} {head}") == people_in(f"{what} {head.title()}") == people_in(head.title()) == ()


@given(
    st.one_of(
        st.sampled_from(sorted(ALSO_WORDS)),
        st.sampled_from(sorted(filter(is_given_name, ("amina", "delroy", "farida")))),
    ),
    st.sampled_from(HEADS),
)
def test_a_group_or_a_place_that_is_called_like_somebody_is_a_name(who: str, head: str) -> None:
    called = f"{who.title()} {head}"
    assert people_in(called) == (called,)
