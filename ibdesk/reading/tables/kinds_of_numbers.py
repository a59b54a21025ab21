"""What a label says of the figures that it stands with: which number they are, or which part of the whole. Data, and
the one function that looks a label up in it."""

import re
from enum import StrEnum
from functools import lru_cache

from ibdesk.reading.values.cell_text import key_of, plain_signs


class NumberKind(StrEnum):
    """The figure itself, one of its other parts, another number than the figure, the figure of a part alone or of
    another time."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    RATE = "rate"
    OTHER = "another number"
    PART = "a part of the whole"
    EARLIER = "the figure of another time"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VALUE = _words(
    "actual actuals outturn outturns value values result results figure figures number numbers no n count counts "
    "current performance achieved thisyear observed"
)
_NUMERATOR = _words("numerator numerators num nums")
_DENOMINATOR = _words("denominator denominators den denom denoms")
_RATE = _words("rate rates rateper10000 rateper10k per10000 per10k")
# Wherever one of these stands in a short label, the number is another one.
_OTHER_ANYWHERE = _words(
    "target targets forecast forecasts forecasted projected projection projections predicted prediction "
    "budget budgets budgeted trajectory planned baseline variance benchmark comparator cumulative ytd rag"
)
# The whole label, or nothing.
_OTHER = _words(
    "plan profile profiled stretch threshold ceiling floor "
    "var diff difference change movement rank quartile trend direction dot % pct percent percentage proportion "
    "share ratio average avg mean median min max minimum maximum todate yeartodate cumulativetotal rolling "
    "rolling12months rolling12 12months annual fullyear fy england national region regional neighbours "
    "statisticalneighbours statneighbours sn snaverage neighbour statistical status ragstatus ragrating lowerci upperci"
)
# Beside one of these a target is what the figure is held against: "On target", "Target missed".
_JUDGED = _words(
    "on above below under over near off met missed meets missing achieved exceeded within behind ahead not against"
)
# Numbers that are counted in thousands, and would be kept a thousand times too small.
_SCALED = re.compile(r"(?<![\w,.])(?:£ ?|['’])?000['’]?s?(?![\w,.])|\b(?:thousands|millions|hundreds)\b|£ ?[km]\b")
_EARLIER = _words(
    "previous previousyear lastyear prioryear yearbefore py ly lastmonth previousmonth previousperiod sametimelastyear"
)
_PHRASES = ("yearto", "12months", "ragrating", "ragstatus", "rollingyear")
_EARLIER_PHRASES = ("lastyear", "previousyear", "prioryear")
_PARTS = _words(
    "boys girls boy girl male males female females men women north south east west central northeast northwest "
    "southeast southwest white black asian mixed indigenous disabled nondisabled"
)
_WHOLES = _words(
    "all total totals whole overall both combined grandtotal allareas allteams allages allgenders allpersons persons "
    "everyone boroughwide countywide citywide authority la localauthority council "
    "017 0to17 under18 under18s aged017 aged0to17 ages017"
)
# Beside these a label means what it means without them.
_FILLERS = _words("the of for in and a monthly month months to be only this by per data m level set")
_AGES = re.compile(
    r"(?:(?:aged?|ages) )?(?:\d{1,2} ?(?:-|to) ?\d{1,2}|\d{1,2} ?(?:\+|and over|and under)|(?:under|over) \d{1,2})"
    r"(?: ?(?:yrs?|years?)(?: old)?)?"
)
_OF_WHICH = re.compile(r"\W*of (?:which|whom|these)\b")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d{2,4})?")
_MOST_WORDS, _LONGEST = 6, 80

# Headings over the words that part a whole, and over the words that tell versions of one number apart.
PART_HEADINGS = _words(
    "area areas locality localities district districts ward wards neighbourhood patch region gender sex age agegroup "
    "ageband ages ethnicity ethnicgroup ethnic ethnicorigin group groups provider providers placementtype placement "
    "team teams disability category subcategory breakdown cohort school office hub cluster"
)
KIND_HEADINGS = _words(
    "type types kind measure measuretype scenario scenarios series unit units metric numbertype datatype valuetype "
    "figuretype actualortarget version versions basis stage status"
)
# Over these stands as often what changes from month to month, and is no other number: Draft, Final.
OF_A_MONTH = _words("version versions basis stage status")


@lru_cache(maxsize=4096)
def kind_of(label: str) -> NumberKind | None:
    """Which kind of number a short label names, in whatever words; None where it names none that is known."""
    words = _words_of(label)
    if kind := kind_alone(label):
        return kind
    if not words or len(words) > _MOST_WORDS or is_whole(label):
        return None
    whole, telling = "".join(words), [word for word in words if word not in _FILLERS]
    if _OTHER_ANYWHERE.intersection(words) or any(phrase in whole for phrase in _PHRASES):
        return None if _JUDGED.intersection(words) else NumberKind.OTHER
    if telling and all(word in _OTHER for word in telling):
        return NumberKind.OTHER
    return NumberKind.EARLIER if any(phrase in whole for phrase in _EARLIER_PHRASES) else None


@lru_cache(maxsize=4096)
def kind_alone(label: str) -> NumberKind | None:
    """The same where the label is nothing else than the name of that kind."""
    plain = plain_signs(label).casefold()
    words = _words_of(label)
    if _SCALED.search(plain) and len(words) <= _MOST_WORDS:
        return NumberKind.OTHER
    if is_whole(label):
        return None
    if _AGES.fullmatch(plain) or _OF_WHICH.match(plain):
        return NumberKind.PART
    whole = "".join(words)
    return _KEYS.get(whole) or _KEYS.get("".join(word for word in words if word not in _FILLERS))


def _words_of(label: str) -> list[str]:
    """The words of a short label, years left out; none of one that is too long."""
    plain = plain_signs(label).casefold()
    if len(plain) > _LONGEST:
        return []
    return [key for word in re.split(r"[\s/|,;:()\[\]–—-]+", _YEAR.sub(" ", plain)) if (key := key_of(word))]


_KEYS = {
    **dict.fromkeys(_OTHER | _OTHER_ANYWHERE, NumberKind.OTHER),
    **dict.fromkeys(_EARLIER, NumberKind.EARLIER),
    **dict.fromkeys(_PARTS, NumberKind.PART),
    **dict.fromkeys(_VALUE, NumberKind.VALUE),
    **dict.fromkeys(_NUMERATOR, NumberKind.NUMERATOR),
    **dict.fromkeys(_DENOMINATOR, NumberKind.DENOMINATOR),
    **dict.fromkeys(_RATE, NumberKind.RATE),
}


def is_whole(label: str) -> bool:
    """Whether a category is all of them together."""
    return key_of(label) in _WHOLES


def other_than_name(label: str, name: str) -> NumberKind | None:
    """What a row's label says beside the indicator's own name: "Referrals target" is another number than Referrals."""
    own, whole = key_of(name), key_of(label)
    if not whole or whole == own:
        return None
    rest = whole.removeprefix(own) if whole.startswith(own) else whole.removesuffix(own)
    if own and rest != whole:
        return kind_of(rest) or kind_of(_cut(label, name))
    known = {key_of(word) for word in re.split(r"[\s/|,;:()–—-]+", name)}
    words = [word for word in re.split(r"[\s/|,;:()–—-]+", label.casefold()) if key_of(word)]
    if len(words) > 1 and any(key_of(word) in _OTHER_ANYWHERE - known for word in words):
        return NumberKind.OTHER
    kind = kind_of(label)
    return kind if whole not in known else None


def _cut(label: str, name: str) -> str:
    return re.sub(re.escape(plain_signs(name)), " ", plain_signs(label), flags=re.IGNORECASE)
