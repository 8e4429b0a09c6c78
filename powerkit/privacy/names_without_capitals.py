"""Names in writings without capitals: by common names, titles and what stands around; and addresses and numbers."""

import re
from collections.abc import Iterator
from functools import cache

from powerkit.privacy.letter_folding import fold

_EMAIL = r"(?:(?<![\w.+'’-])[\w.+'’-]++|(?<=[+'’])[\w.+'’-]{1,64}+)@[\w-]+(?:\.[\w-]+)+"
_HANDLE = r"(?<![\w@./])@[A-Za-z_][\w.]*\w"
_PHONE = r"(?<![\w.,£$€#/-])(?:\+\d{1,3}[\s.-]?(?:\(0\)\s?)?|\(?0)\d(?:[\s().-]{0,2}\d){7,11}(?![\w/]|[.,-]\d)"
_PROFILE = (
    r"\b(?:facebook|fb|instagram|tiktok|twitter|linkedin|snapchat|threads|youtube|x|t|wa)\.(?:com|net|me)/"
    r"(?!(?:groups|events|pages|watch|share|search|hashtag|company|jobs)\b)(?:(?:in|people|pub|user|add|c)/)?"
    r"@?[\w%+-](?:[\w.%+-]*\w)?"
)
_CONTACT = re.compile(f"{_EMAIL}|{_PROFILE}|{_HANDLE}|{_PHONE}")

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬許鄭謝馮鄧蕭葉蘇盧鍾譚陸"
)
_AFTER = "说說来來是和与與跟去在想，。、！？：也的帮做给給教住喜会會有没沒很对對问問告"
_CHINESE = re.compile(
    rf"(?:(?<=[和与與跟叫找问問、，。：])|(?<![\u3400-\u9fff]))[{SURNAMES}][\u3400-\u9fff]{{1,2}}?(?=[{_AFTER}\s]|\Z)"
    rf"|[{SURNAMES}](?:先生|女士|太太|小姐|老师|老師|医生|醫生|阿姨|叔叔)"
    rf"|(?<![\u3400-\u9fff])[阿小老][\u3400-\u9fff](?=[{_AFTER}\s]|\Z)|(?<=[和、，])[阿小老][\u3400-\u9fff](?=[{_AFTER}\s]|\Z)"
)
_WORD = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u200c\u200d]+")

_NAMES = """
رحيمة محمد أحمد علي حسن حسين فاطمة خديجة عائشة زينب مريم سارة ليلى أمينة آمنة سلمى هدى نور ياسمين سميرة كريم خالد عمر
عثمان يوسف إبراهيم إسماعيل مصطفى محمود عبدالله عبدالرحمن طارق سعيد سليمان بلال جميل رشيد ناصر حامد فهد سلطان حليمة نادية
رقية حفصة صفية هاجر لينا رانيا دينا منى سعاد إيمان أسماء شيماء عبير وليد ماجد زياد أنس حمزة بشير صالح
عائشہ فاطمہ خدیجہ زینب مریم آمنہ نسرین پروین شازیہ صائمہ ثمینہ رخسانہ بشریٰ نازیہ سعدیہ کلثوم حمیدہ رضیہ شبنم
بلال عمران عدنان کامران فیصل شاہد زاہد ساجد طاہر نعیم وسیم ندیم اکرم اسلم اشرف جاوید پرویز رضوان عرفان
রহিমা করিম আমিনা ফাতেমা খাদিজা আয়েশা সালমা নাসরিন পারভীন শিরিন রোকেয়া জাহানারা হাসিনা সুফিয়া নূরজাহান মরিয়ম জয়নব
শাহানা রুবিনা সাবিনা তাসলিমা নাজমা ফরিদা সেলিনা রিনা মিনা লিপি শিউলি আব্দুল মোহাম্মদ আহমেদ আলী হাসান হোসেন রহিম জামাল
কামাল শফিক রফিক সেলিম জাহিদ মাসুদ নাসির ফারুক ইমরান বাশার আনোয়ার মিজান হারুন খালেদ বেগম খাতুন মিয়া চৌধুরী উদ্দিন
ਗੁਰਪ੍ਰੀਤ ਹਰਜੀਤ ਸਿਮਰਨ ਜਸਪ੍ਰੀਤ ਮਨਪ੍ਰੀਤ ਅਮਰਜੀਤ ਬਲਵਿੰਦਰ ਕੁਲਦੀਪ ਸੁਖਵਿੰਦਰ ਸਿੰਘ ਕੌਰ
אברהם יצחק יעקב משה דוד שלמה לוי כהן רבקה רחל לאה שרה מרים חנה אסתר יוסף אליהו חיים
"""


def contacts_in(text: str) -> Iterator[tuple[int, int]]:
    """From and to of each e-mail address, handle and phone number."""
    yield from (match.span() for match in _CONTACT.finditer(text))


def without_contacts(text: str) -> str:
    """The text without addresses, in which a name stands in small letters."""
    return _CONTACT.sub(" ", text)


def without_capitals(text: str) -> Iterator[tuple[int, int]]:
    """From and to of what looks like a name in a writing that has no capitals; words of two names as one."""
    if text.isascii():
        return
    yield from (match.span() for match in _CHINESE.finditer(text))
    run: tuple[int, int] | None = None
    for word in _WORD.finditer(text):
        if not _is_name(word[0]):
            continue
        if run and text[run[1] : word.start()] == " ":
            run = run[0], word.end()
            continue
        if run:
            yield run
        run = word.span()
    if run:
        yield run


def _is_name(word: str) -> bool:
    if word == "على":  # "on", which folds to the name Ali
        return False
    small = fold(word).text
    known = _known()
    if small in known or (small[:1] in "وفبكلובהלמ" and small[1:] in known):
        return True
    return "\u0980" <= small[:1] <= "\u0dff" and any(small.startswith(item) for item in known if len(item) > 4)


@cache
def _known() -> frozenset[str]:
    return frozenset(fold(part).text for part in _NAMES.split())
