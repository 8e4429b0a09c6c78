"""Names in writings without capitals by what stands beside them: a title, "said", "asked", "with". Lists are short."""

import re
from collections.abc import Iterator

from powerkit.privacy.letter_folding import fold
from powerkit.privacy.names_without_capitals import SURNAMES

_WORD = re.compile(r"[\u0590-\u0dff\u200c\u200d]+")
_HAS = re.compile(r"[\u0590-\u0dff]")
_HAN = re.compile(r"[\u3400-\u9fff]")

_BEFORE = """
السيد السيدة الأستاذ الأستاذة الدكتور الدكتورة الشيخ الحاج الحاجة الآنسة الأخ الأخت عمو خالة العم أم
أبو اسمه اسمها يدعى تدعى
باجی آپا محترمہ محترم ڈاکٹر مسز مسٹر آنٹی انکل چاچا چاچی خالہ ماموں مولانا امام جناب بھائی
জনাব জনাবা মিসেস ডাক্তার ইমাম মাওলানা শেখ
ਸਰਦਾਰ ਬੀਬੀ ਡਾਕਟਰ
श्री श्रीमती डॉक्टर कुमारी
מר גברת גב ד"ר הרב שאלתי פגשתי
"""
_ASKING = """
سألت سألنا قابلت قابلنا زرت زرنا زارنا زارتنا كلمت كلمنا اتصلت شكرت أشكر اسأل دعوت رأيت قال قالت
يقول تقول أخبرني أخبرتني
"""
_AFTER = """
نے صاحب صاحبہ بھائی باجی آپا بیگم آنٹی انکل خالہ چاچا بی
আপা ভাই বেগম খালা চাচা মিয়া সাহেব দিদি আন্টি বললেন বলেছেন বলল বলেন এসেছেন এসেছিলেন জানেন রাখেন
ਨੇ ਕੌਰ ਸਿੰਘ ਜੀ
ने जी बहन भाई बेगम
אמר אמרה סיפר סיפרה
"""
_NO_NAMES = """
لي لنا له لها لهم إن أن إنه إنها إنهم لا ما هذا هذه ذلك كل بعض نفس من عن في على هم هو هي نحن أنا
لماذا متى كيف أحد واحدة امرأة رجل
الناس الجيران شيئا أيضا هناك شكرا صديقي صديقتي جارتي جاري أخي أختي أمي أبي
میں ہم اس ان انہوں آپ تم کس کسی جس جن سب لوگوں بچوں عورتوں مردوں والدین ایک انھوں کونسل پڑوسیوں
خواتین امی ابو بیٹی بیٹے ڈاکٹر استاد اور سے کے
کی کا کو تو بھی نہیں یہ وہ
আমি আমরা তুমি তোমরা আপনি আপনারা সে তিনি তারা তাঁরা একজন কেউ সবাই লোকজন মা বাবা ডাক্তার আর এবং কিন্তু
না কি যে এই ওই
ਮੈਂ ਅਸੀਂ ਉਸ ਉਹ ਉਨ੍ਹਾਂ ਇਸ ਇਹ ਤੁਸੀਂ ਸਭ ਕਿਸੇ ਲੋਕਾਂ ਬੱਚਿਆਂ ਔਰਤਾਂ ਮਾਂ ਜੋ
मैं मैंने हम उस उन उन्हों इस इन आप तुम सब किसी लोगों बच्चों औरतों माँ हाँ हां जी
הוא היא הם לי לנו לו לה כי את על
"""

_DOUBLE = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|司徒|东方|令狐|皇甫"
_TITLE = "先生|女士|太太|小姐|老师|老師|医生|醫生|阿姨|叔叔|经理|經理|主任|奶奶|爷爷|爺爺|大姐|大哥"
_SURNAMES = "".join(letter for letter in SURNAMES if letter not in "金方白龙向汤")  # these are words too often
_CHINESE = re.compile(
    rf"(?:{_DOUBLE})[\u3400-\u9fff]{{1,2}}?(?=(?:{_TITLE})|[说說想来來是和与與跟去在要问問告讲講谈談聊讨討，。、！？：也的]|\Z)"
    rf"|[{_SURNAMES}][\u3400-\u9fff]{{1,2}}(?={_TITLE})"
    rf"|(?<=[和与與跟叫找问問请請谢謝见見])[{_SURNAMES}][\u3400-\u9fff]{{1,2}}?(?=[谈談聊讨討讲講商见見要为為都不，。！？]|\Z)"
)


def meant_without_capitals(text: str) -> Iterator[tuple[int, int]]:
    """From and to of each word that a title or a verb beside it says is somebody, in a writing without capitals."""
    if text.isascii():
        return
    if _HAN.search(text):
        yield from (match.span() for match in _CHINESE.finditer(text))
    if not _HAS.search(text):
        return
    words = list(_WORD.finditer(text))
    small = [fold(word[0]).text for word in words]
    for at, word in enumerate(words):
        if small[at] in _NEVER or small[at] in _TITLES or len(small[at]) < 2:
            continue
        before = small[at - 1] if at and text[words[at - 1].end() : word.start()] == " " else ""
        after = small[at + 1] if at + 1 < len(words) and text[word.end() : words[at + 1].start()] == " " else ""
        defined = small[at].startswith("ال")  # "the neighbours"; a name has the article only after a title
        asked = after == _FROM and words[at + 1][0][-1] == "ے"  # "سی" folds to the same letters
        then = small[at + 2] if asked and at + 2 < len(words) else ""
        if (
            then[:2] in _ASKED
            or (before in _TITLES and not (defined and before in _VERBS))
            or (after in _FOLLOWS and not defined)
        ):
            yield word.span()


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(word).text for word in text.split())


_VERBS = _folded(_ASKING)
_TITLES, _FOLLOWS = _folded(_BEFORE) | _VERBS, _folded(_AFTER)
_FROM = fold("سے").text
_ASKED = _folded("با پو مل")
_NEVER = _folded(_NO_NAMES) | _FOLLOWS
