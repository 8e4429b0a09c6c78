"""Small words of the languages around us are left out and shown; what denies stays with what it denies."""

import pytest

from powerkit.kinds.words.languages import languages
from powerkit.kinds.words.stopwords import negates
from powerkit.kinds.words.tokenize import Gathered, gather
from powerkit.kinds.words.voices import Choices


def words(found: Gathered) -> set[str]:
    return {word.word.casefold() for word in found.words}


LINES = {
    "cy": (
        "Mae'r bws yn hwyr bob dydd\nMae angen bws i'r dref\nDydy'r parc ddim yn ddiogel",
        {"bws", "hwyr"},
        {"yn", "i'r"},
    ),
    "pl": (
        "Autobus się spóźnia\nTo jest za drogie\nW parku nie ma ławek",
        {"autobus", "drogie"},
        {"się", "jest", "to"},
    ),
    "so": (
        "Basku waa mid aad u daahsan\nWaxaan u baahanahay guri iyo shaqo",
        {"guri", "shaqo"},
        {"waa", "iyo", "waxaan"},
    ),
    "ur": ("بس دیر سے آتی ہے\nہمارے گھر میں نمی ہے", {"بس", "نمی"}, {"سے", "ہے", "میں"}),
    "pa": ("ਬੱਸ ਦੇਰ ਨਾਲ ਆਉਂਦੀ ਹੈ\nਸਾਡੇ ਘਰ ਵਿੱਚ ਸਿੱਲ੍ਹ ਹੈ", {"ਬੱਸ", "ਸਿੱਲ੍ਹ"}, {"ਨਾਲ", "ਹੈ", "ਵਿੱਚ"}),
    "bn": ("বাস সবসময় দেরি করে আসে\nআমাদের ঘর খুব ঠান্ডা", {"বাস", "ঠান্ডা"}, {"করে", "খুব", "আমাদের"}),
    "ar": ("الحافلة تتأخر دائما في الشتاء\nنحتاج إلى حديقة للأطفال", {"الحافلة", "حديقة"}, {"في", "إلى", "دائما"}),
    "zh": ("公交车总是很晚\n我们的公园很漂亮", {"公交车", "公园"}, {"我们", "的"}),
    "en": ("The bus is always late\nWe would like a bench", {"bus", "bench"}, {"the", "is", "would"}),
}


@pytest.mark.parametrize("code", languages())
def test_small_words_are_left_out_by_name_and_one_tap_brings_each_back(code: str) -> None:
    said, kept, small = LINES[code]
    found = gather(said)
    left = {item.word for item in found.left_out}
    assert kept <= words(found)
    assert small <= left
    assert not small & words(found)
    assert all(item in words(gather(said, Choices.of(back=[item]))) for item in small)


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("Dydy'r parc ddim yn ddiogel i'r plant\nMae'r bws yn hwyr", "ddim yn ddiogel"),
        ("W parku nie jest bezpiecznie\nTo się nie zmienia", "nie jest bezpiecznie"),
        ("یہاں رات کو محفوظ نہیں ہے\nبس دیر سے آتی ہے", "محفوظ نہیں"),
        ("ਇੱਥੇ ਰਾਤ ਨੂੰ ਸੁਰੱਖਿਅਤ ਨਹੀਂ ਹੈ", "ਸੁਰੱਖਿਅਤ ਨਹੀਂ"),
        ("রাতে পার্ক নিরাপদ না", "নিরাপদ না"),
        ("المكان غير آمن في الليل\nنحتاج إلى حديقة", "غير آمن"),
        ("晚上公园不安全", "不安全"),
        ("Basku ma yimaado habeenkii\nWaxaan rabnaa nal iyo guri", "ma yimaado"),
        ("NO ONE LISTENS TO US AT ALL", "NO ONE LISTENS"),
    ],
)
def test_what_is_denied_in_any_of_the_languages_never_becomes_its_opposite(said: str, phrase: str) -> None:
    found = gather(said)
    assert phrase.casefold() in words(found), words(found)
    assert any(item.phrase == phrase and item.kept for item in found.phrases)


def test_words_that_deny_are_in_no_list_of_small_words() -> None:
    for language in languages().values():
        assert not language.small & (language.denies | language.denies_before)
        assert not any(negates(word) for word in languages()["en"].small)


@pytest.mark.parametrize(
    "said",
    ["Ben met ten people in the park", "Dan and Sam go on to the hen run", "I saw more of my pan", "Rob has one"],
)
def test_english_words_and_names_are_not_taken_for_small_words_of_another_language(said: str) -> None:
    assert {"ben", "dan", "sam", "hen", "run", "pan", "rob", "park"} & {*said.casefold().split()} <= words(gather(said))


def test_lines_in_several_languages_are_each_read_in_theirs() -> None:
    said = "Ben is kind\nMae'r bws yn hwyr\nAutobus się spóźnia, to jest problem\nبس دیر سے آتی ہے\n公交车总是很晚"
    assert words(gather(said)) == {
        "ben",
        "kind",
        "bws",
        "hwyr",
        "autobus",
        "spóźnia",
        "problem",
        "بس",
        "دیر",
        "公交车",
        "晚",
    }


@pytest.mark.parametrize(
    ("said", "word", "people"),
    [
        ("Autobusy są drogie\nAutobus się spóźnia\nCzekam na autobusu pół dnia, to jest długo", "autobus", 3),
        ("বাস দেরি করে\nবাসের ভাড়া বেশি", "বাস", 2),
        ("بچہ بیمار ہے\nبچے کھیلتے ہیں\nبچوں کے لیے پارک", "بچہ", 3),
        ("Mae'r parc yn braf\nMae angen barc newydd i'r plant", "parc", 2),
        ("المدرسة جيدة في الحي\nنحتاج إلى مدرسة", "مدرسة", 2),
        ("Bus\nbuses\nBUS", "bus", 3),
        ("we can't cope\nwe can’t cope\nI cant cope", "can't cope", 3),
        ("co-production\nco‑production", "co-production", 2),
    ],
)
def test_forms_of_one_word_are_counted_together(said: str, word: str, people: int) -> None:
    found = gather(said)
    assert (word, people) in {(item.word.casefold(), item.people) for item in found.words}, found.words
