"""The words of a name, and which of them an indicator's own name has too: stems, plurals, abbreviations, slips of the
pen and numbers in words aside."""

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from ibdesk.domain.indicator import Indicator
from ibdesk.reading.tables.words.word_lists import word_list
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.month_names import A_MONTH
from ibdesk.reading.values.years_stated import A_YEAR

_NUMBERS = {
    word: str(at)
    for at, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th"}
# Words of one meaning in this field, by the one that the others are taken for.
_SAME = {
    word: first
    for first, *words in (
        line.split()
        for line in (
            "timescale time times timely timeliness ontime timescales timeframe timeframes deadline",
            "enquiry enquiries investigation investigations inquiry inquiries",
            "conference conferences meeting meetings",
            "practitioner practitioners worker workers sw sws",
            "led lead leads leading resulted resulting result progressed progressing progress converting converted "
            "became become proceeding proceeded conversion",
            "assessment examination examinations",
            "same stable single stability",
            "lasting lasted duration length long longer",
            "most top highest",
            "working wkg work",
            "year yr yrs years",
            "hour hr hrs hours",
            "child children childs children's childrens kids cyp chn",
        )
    )
    for word in words
}
# They stand in many names and tell none from another.
_FILLERS = word_list(
    "a an the of for in on at to by from with and or as is are was were be been being this that these those their "
    "its it who whose which what where all total totals whole overall number numbers no nos num count counts rate "
    "rates ratio percent percentage percentages pct proportion share average avg day days month months monthly mth "
    "mths end period during per each every date snapshot position calendar year reported reporting figure figures "
    "data value values actual actuals result results indicator measure kpi ni pi li paf ref code cum s n has have "
    "had having subject subjects borough county city council authority la local report current only follow "
    "following followed via episode episodes record recorded recording instance instances occasion occasions there "
    "into any population outturn pop pa eom wd wds received rec'd recd going taking taken using csc out currently "
    "statutory stat recieved"  # the last is a slip that is met often
)
_SCALE = re.compile(r"(?:/|\bper) ?(?:1[0,]*000|10k|1k|thousand)\b(?: (?:children|population|head|of))*")
# A list's number or an older code at the start, or in brackets: "1.2 Referrals", "b) ", "Referrals (NI 68)".
_LISTED = re.compile(
    r"^\W*(?:[a-z]?\d{1,3}(?:\.\d+)+[a-z]?\b|[a-z]?\d{1,3}[a-z]?(?=[).:]|\W+[-–]))|"
    r"\b(?:ni|pi|kpi|li|paf|bv|bvpi|ref|note|annex|table|indicator|measure|item|row|n|ch|cs)\.? ?\d{1,4}[a-z]?\b|"
    r"[(\[]\W*(?!s\W?\d)[a-z]?\d{1,4}[a-z]?\W*[)\]]"
)
# A month or a day of it: "Aug-14", "31 August 2014".
_IN_MONTH = re.compile(rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)? )?\b{A_MONTH}\b(?:[ '-]*\d{{2,4}})?")
# Every enquiry under section 47 is one of child protection.
_SECTION_47 = r"(?:s|sec|sect|section)\.? ?47s?\b"
_PROTECTION = re.compile(
    rf"\b(?:child protection|cp)\b(?=\W*{_SECTION_47}| (?:enquir|investigat)\w+\W+{_SECTION_47})|"
    r"(?<=47)\W{1,2}(?:child protection|cp)\b"
)
_CARE = re.compile(r"\b(?:children|people|persons) in (?:our )?care\b|\bcics?\b")
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+(?:\.\d+)?|[^\W\d_]+(?:'[a-z]+)?")
_CAPITALS = re.compile(r"\b([A-Z]{2,6})s?\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_VOWELS = frozenset("aeiou")
_SHORTEST_BEGINNING, _SHORTEST_SLIP, _LONGEST_SHORTENED, _SLIP, _SLIPPED_LETTERS = 3, 5, 7, 0.8, 2


class NameWords(Struct, frozen=True):
    """An indicator's words: those of its name in their order, the first letters of these, its name's abbreviations,
    those that its description has besides, and those among them that spell an abbreviation out."""

    words: tuple[str, ...]
    letters: str
    shortened: frozenset[str]
    described: frozenset[str]
    spelt: dict[str, str]

    @property
    def telling(self) -> frozenset[str]:
        """Those that say which number it is; all where there is no such word."""
        words = frozenset(word for word in self.words if not word.isdigit())
        return (words - _GENERIC - _PALE) or words

    @property
    def abbreviations(self) -> frozenset[str]:
        """The first letters of three to six words that stand side by side, and of its first two."""
        letters = self.letters
        sides = {letters[at:to] for at in range(len(letters)) for to in range(at + 3, min(len(letters), at + 6) + 1)}
        return frozenset(sides | {letters[:2]} if len(letters) > 1 else sides)


class Compared(Struct, frozen=True):
    """What a name has of an indicator's words (`shared`), and what it says besides (`left`)."""

    shared: frozenset[str]
    left: tuple[str, ...]


@lru_cache(maxsize=2048)
def words_of_indicator(own: Indicator) -> NameWords:
    words = words_in(own.name)
    described = words_in(f"{_BRACKETS.sub(' ', own.description)} {own.value_period.value}")
    shortened = frozenset(match.casefold() for match in _CAPITALS.findall(own.name))
    return NameWords(
        words,
        "".join(word[0] for word in words if not word[0].isdigit()),
        shortened,
        frozenset(described) - frozenset(words),
        {described[at]: short for at, short in _spelt_out(described, shortened).items()},
    )


@lru_cache(maxsize=4096)
def words_in(text: str) -> tuple[str, ...]:
    """The stems of its words and its numbers, without those that stand in every name."""
    plain = plain_signs(text).casefold().replace("’", "'").replace("'s", "")
    plain = _CARE.sub("children looked after", plain).replace("subsequent time", "subsequent")
    for passed in (_PROTECTION, _SCALE, _IN_MONTH, A_YEAR, _LISTED):
        plain = passed.sub(" ", plain)
    found = (_ORDINALS.get(word) or _NUMBERS.get(word) or word for word in _TOKEN.findall(plain))
    return tuple(stem(word) for word in found if word not in _FILLERS)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its ending, so that Completed, Completing and Completes are one."""
    word = _SAME.get(word, word)
    if word[0].isdigit() or len(word) <= 3:
        return word[:-1] if len(word) == 3 and word.endswith("s") and word[0] not in "aeiou" else word
    for ending, instead in (("ies", "y"), ("ings", ""), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", ""), ("s", "")):
        least = 4 if ending == "es" else 3  # "cases" is case, and not "cas"
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeils":
        word = word[:-1]
    return _SAME.get(word, word.removesuffix("e") if len(word) > 4 else word)


def compared(label: str, own: NameWords) -> Compared:
    """A name held against an indicator's words."""
    words = words_in(label)
    shared: set[str] = set()
    left: list[str] = []
    spelt = _spelt_out(words, own.shortened)
    for at, word in enumerate(words):
        if at in spelt:
            shared.add(spelt[at])
        elif same := _same_words(word, own):
            shared.update(same)
        else:
            left.append(word)
    return Compared(frozenset(shared), tuple(left))


def _spelt_out(words: Sequence[str], shortened: Iterable[str]) -> dict[int, str]:
    """The words by their places whose first letters are an abbreviation in the indicator's name."""
    letters = "".join(word[0] for word in words)
    found: dict[int, str] = {}
    for each in shortened:
        at = letters.find(each)
        found |= dict.fromkeys(range(at, at + len(each)), stem(each)) if at >= 0 else {}
    return found


def _same_words(word: str, own: NameWords) -> Collection[str]:
    """The words of an indicator's name that a word means."""
    if word in own.words:
        return (word,)
    if word[0].isdigit():
        return ()
    if word in own.spelt:
        return (own.spelt[word],)
    if meant := _first_letters(word.removesuffix("s"), own):
        return meant
    return [each for each in own.words if is_like(word, each)][:1]


def _first_letters(word: str, own: NameWords) -> Collection[str]:
    words = [each for each in own.words if not each[0].isdigit()]
    if len(word) == 1:
        return [each for each in words if each[0] == word][:1]
    if (at := own.letters.find(word)) >= 0 and len(word) < _LONGEST_SHORTENED:
        return words[at : at + len(word)]
    if word == "cla" and (at := own.letters.find("lac")) >= 0:
        return words[at : at + len(word)]
    return ()


@lru_cache(maxsize=16384)
def is_like(word: str, other: str) -> bool:
    """Whether a word is another one shortened ("assess", "assmt"), with another ending, or with a slip of the pen."""
    short = word.removesuffix("s")
    begun = short if len(short) >= _SHORTEST_BEGINNING else word
    if word == other or (len(begun) >= _SHORTEST_BEGINNING and other.startswith(begun)):
        return True
    begins = _begin_alike(word, other)
    if begins >= 5 and begins >= 0.6 * min(len(word), len(other)) + 1:
        return True
    if 3 <= len(short) < _LONGEST_SHORTENED and len(short) < len(other) and short[0] == other[0]:
        letters = iter(other)
        if sum(letter in _VOWELS for letter in short[1:]) == 0 and all(letter in letters for letter in short):
            return True
    near = abs(len(word) - len(other)) <= _SLIPPED_LETTERS and word[0] == other[0]
    return (
        near
        and min(len(word), len(other)) >= _SHORTEST_SLIP
        and SequenceMatcher(None, word, other, autojunk=False).ratio() >= _SLIP
    )


def _begin_alike(word: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))


# They say of which field a name is, and not which number of it.
_FIELD = word_list("child young person people care social plan service case team need week hour")
_GENERIC = frozenset(map(stem, _FIELD))
# Nor do these alone; beside another indicator's words they tell.
_PALE = frozenset(map(stem, word_list("within timescale after most common led more subsequent")))


def is_generic(word: str) -> bool:
    """Whether a stem says of which field a name is, and not which number of it."""
    return word in _GENERIC
