"""What a label says of the figures that it stands with: which number they are, or which part of the whole, and
the one function that looks a label up in it."""

import re
from enum import StrEnum
from functools import lru_cache

from ibdesk.reading.tables.words.per_how_many import TEN_THOUSAND, per_how_many
from ibdesk.reading.tables.words.word_lists import (
    AVERAGES,
    BENCHMARKS,
    CHANGES,
    DENOMINATORS,
    EARLIER,
    EXTREMES,
    LONGER,
    NUMERATORS,
    OTHERS_AS_LABEL,
    PARTS,
    PARTS_AS_LABEL,
    RATES,
    RATIOS,
    RUNNING,
    SHARES,
    TARGETS,
    VALUES,
    WHOLES,
    word_list,
)
from ibdesk.reading.values.cell_text import key_of, plain_signs
from ibdesk.reading.values.years_stated import A_YEAR


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


# They stand with numbers that are not the figures of all, at that time.
ANOTHER = (NumberKind.OTHER, NumberKind.PART, NumberKind.RATE, NumberKind.EARLIER)

# Wherever one of these stands in a short label, the number is another one.
_OTHER_ANYWHERE = TARGETS | BENCHMARKS | RUNNING | {"variance", "rag"}
# The whole label, or nothing.
_OTHER_WORDS = word_list(
    "plan profile profiled stretch threshold ceiling floor rank quartile trend direction dot england national "
    "region regional neighbours statisticalneighbours statneighbours sn sns snaverage neighbour statistical status "
    "ragstatus ragrating lowerci upperci ci ucl lcl eng nat nationalaverage allengland bud proj pp ppt ppts "
    "ambition ambitions expected anticipated modelled eastmidlands westmidlands eastofengland innerlondon outerlondon "
    "uppercontrollimit lowercontrollimit controllimit controllimits movingaverage movingaverages smoothed indexed "
    "persocialworker perworker percaseworker perfte yorkshireandthehumber yorkshireandhumber westmidlandsregion "
    "eastmidlandsregion peers peergroup corecities londonboroughs unitaries metropolitandistricts shirecounties"
)
_OTHER = SHARES | RATIOS | AVERAGES | EXTREMES | CHANGES | LONGER | _OTHER_WORDS
# More than the letters of a word: "£", "+/-", "Δ".
_SIGNS = re.compile(r"[^\w\s]*[±Δδ∆£€$][^\w\s]*|\+ ?/? ?-|n ?=")
# Beside one of these a target is what the figure is held against: "On target", "Target missed".
_JUDGED = word_list(
    "on above below under over near off met missed meets missing achieved exceeded within behind ahead not against"
)
# Numbers that are counted in thousands, and would be kept a thousand times too small.
_SCALED = re.compile(r"(?<![\w,.])(?:£ ?|['’])?000['’]?s?(?![\w,.])|\b(?:thousands|millions|hundreds)\b|£ ?[km]\b")
# What adds up since a quarter or a year began; "up to date" does not.
_TO_DATE = re.compile(
    r"\b(?:q[1-4]|quarter|qtr|term|totals?|april|apr|fy)\b.{0,12}\bto date\b|"
    r"^\W*(?:all )?since (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:of )?(?:april|apr|start|beginning)\b"
)
_PHRASES = ("yearto", "12months", "ragrating", "ragstatus", "rollingyear")
_EARLIER_PHRASES = ("lastyear", "previousyear", "prioryear", "lastyr", "prevyr", "prevyear", "yearago", "12monthsago")
# A ward or a team by its number or letter, or ages in signs: "Ward A", "Team 3", "<1", "U5".
_NUMBERED = re.compile(
    r"(?:u|[<>]=?) ?\d{1,2}s?|(?:area|locality|district|ward|neighbourhood|cluster|hub|patch|zone|team|group|cohort|"
    r"site|quadrant|category|school|provider|home|(?:deprivation )?(?:decile|quintile))"
    r"(?: ?(?:no\.? ?)?\d{1,3}| [a-z])"
)
# Beside a month's figures these tell nothing apart: what is counted, how, and how far the paper may go.
_SAY_NOTHING = word_list(
    "children child young people persons cases case families family events event records activity volume volumes "
    "data total performance in at as end position snapshot during per month monthly months in-month inmonth monthend "
    "official sensitive confidential restricted protect page sheet table appendix annex figure figs"
)
_PERSONS = word_list("children child young people persons cases only")
_COUNTED = word_list("cases families family events event records snapshot")
# Beside these a label means what it means without them.
_FILLERS = word_list("the of for in and a monthly month months to be only this by per data m level set")
_AGES = re.compile(
    r"(?:(?:aged?|ages) )?(?:\d{1,2} ?(?:-|to) ?\d{1,2}|\d{1,2} ?(?:\+|plus|and over|and under|or over|or under)|"
    r"(?:under|over) \d{1,2}s?)(?: ?(?:yrs?|years?)(?: old)?)?"
)
# What children are counted by where they are counted apart: categories of abuse, and of need by their statutory codes.
_OF_NEED = re.compile(
    r"(?:(?:n\d|category|need|reason) ?[:.–-]? ?)?(?:(?:physical |emotional |sexual |multiple |domestic |child )?"
    r"(?:abuse|neglect)(?: (?:or|and|/|&) (?:abuse|neglect))?(?<!^abuse)|domestic violence|"
    r"(?:emotional|physical|sexual)(?: harm| abuse or neglect)|family (?:in acute stress|dysfunction|stress)|"
    r"acute stress|(?:child['’]?s|child|parent['’]?s|parental)(?: own)? (?:disability|illness|disability or illness|"
    r"illness or disability|substance misuse|alcohol misuse|drug misuse|mental (?:health|ill[- ]?health))|"
    r"socially unacceptable behaviour|low income|absent parenting|(?:child )?sexual exploitation|"
    r"(?:substance|alcohol|drug) misuse)(?: (?:only|cases|children|category))?"
)
_OF_WHICH = re.compile(r"\W*of (?:which|whom|these)\b")
_MOST_WORDS, _FEW_WORDS, _LONGEST = 6, 2, 80
# Between a name and what is said beside it; what may be a code, or points to a note: "(NI 68)", "(1)".
_APART = tuple("([:-/,")
_CODE = re.compile(r"(?:(?:ni|pi|kpi|li|paf|bv|bvpi|n|ch|cs|ref|no|note|annex|table)\.? ?)?[a-z]?\d{1,4}[a-z]?")

# A remark from when on something is compared: "Baseline: March 2014".
_BASELINE = re.compile(r"baseline(?: (?:period|year|month|date|position))? ?(?:[:=-]|is\b|was\b) ?(\S.*)")
# Names of categories that stand for all of them together.
_WHERE = "council|authority|local authority|la|borough|county|city|district|service|department|directorate|area"
_TOGETHER = (
    "(?:age |ethnic )?groups|areas|teams|ages|age bands|genders|sexes|persons|people|children|young people|localities|"
    "districts|wards|regions|neighbourhoods|categories|types|providers|schools|places|placements|offices|outcomes|"
    "reasons|sources|agencies|causes|cases|referrals|ethnicities|services|units|hubs|clusters|sites|of (?:them|these)"
)
_ALL_OF = re.compile(
    r"(?:all|the whole|whole|entire|every) (?:the )?(?:(?:age |ethnic )?groups|areas|teams|ages|age bands|genders|"
    r"sexes|persons|people|children|young people|localities|districts|wards|regions|neighbourhoods|categories|types|"
    r"providers|offices|hubs|clusters|ethnicities|services|council|authority|borough|county|city)|"
    r"any (?:team|school|gender|sex|age|ward|locality|area|region|district|type|provider|office|category|group)s?"
)
# "Total", "Council total", "All areas", "Whole council", "Borough-wide", "Sum", "Overall (all teams)".
_TOTAL = re.compile(
    r"(?:.* )?(?:totals?|overall)(?: .*)?|(?:grand )?sum(?: of .*)?|all|(?:all|the whole|whole|entire|every|across)"
    rf" (?:the )?(?:{_WHERE}|{_TOGETHER})(?: combined| together)?|(?:{_WHERE}) ?wide|everyone|"
    r"(?:grand|over)totals?|all(?:areas|teams|ages|genders|persons)"
)
# As often a category as all together: "Both" of two causes, "Borough" beside "Other boroughs", "All Saints".
_PERHAPS = re.compile(
    rf"(?:the )?(?:{_WHERE})|both(?: .*)?|(?:.* )?(?:combined|together)|{_TOGETHER}|everybody|inclusive|any|"
    r"(?:all|whole) .*"
)


@lru_cache(maxsize=4096)
def kind_of(label: str) -> NumberKind | None:
    """Which kind of number a short label names, in whatever words; None where it names none that is known."""
    words = _words_of(label)
    if kind := kind_alone(label) or _KEYS_AS_LABEL.get("".join(words)):
        return kind
    if is_numbered_part(label):
        return NumberKind.PART
    if _SIGNS.fullmatch(plain_signs(label).casefold().strip(" ()[]")):
        return NumberKind.OTHER
    if not words or len(words) > _MOST_WORDS or is_whole(label) or stated_baseline(label):
        return None
    whole, telling = "".join(words), [word for word in words if word not in _FILLERS]
    to_date = _TO_DATE.search(plain_signs(label).casefold())
    if to_date or _OTHER_ANYWHERE.intersection(words) or any(phrase in whole for phrase in _PHRASES):
        return None if _JUDGED.intersection(words) else NumberKind.OTHER
    if telling and all(word in _OTHER or word in OTHERS_AS_LABEL for word in telling):
        return NumberKind.OTHER
    if set(telling) <= PARTS | _PERSONS and len(PARTS.intersection(telling)) == 1:
        return NumberKind.PART
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
    if (base := per_how_many(plain)) is not None:
        return NumberKind.RATE if base == TEN_THOUSAND else NumberKind.OTHER
    if _AGES.fullmatch(plain) or _OF_WHICH.match(plain) or _OF_NEED.fullmatch(plain):
        return NumberKind.PART
    whole = "".join(words)
    return _KEYS.get(whole) or _KEYS.get("".join(word for word in words if word not in _FILLERS))


def _words_of(label: str) -> list[str]:
    """The words of a short label, years left out; none of one that is too long."""
    plain = plain_signs(label).casefold()
    if len(plain) > _LONGEST:
        return []
    return [key for word in re.split(r"[\s/|,;:()\[\]–—-]+", A_YEAR.sub(" ", plain)) if (key := key_of(word))]


_KEYS = {
    **dict.fromkeys(_OTHER | _OTHER_ANYWHERE, NumberKind.OTHER),
    **dict.fromkeys(EARLIER, NumberKind.EARLIER),
    **dict.fromkeys(PARTS, NumberKind.PART),
    **dict.fromkeys(VALUES, NumberKind.VALUE),
    **dict.fromkeys(NUMERATORS, NumberKind.NUMERATOR),
    **dict.fromkeys(DENOMINATORS, NumberKind.DENOMINATOR),
    **dict.fromkeys(RATES | {"10k"}, NumberKind.RATE),
}

_KEYS_AS_LABEL = {
    **dict.fromkeys(OTHERS_AS_LABEL, NumberKind.OTHER),
    **dict.fromkeys(PARTS_AS_LABEL, NumberKind.PART),
}


def is_numbered_part(label: str) -> bool:
    """Whether a label is a ward or a team by its number or letter, or ages in signs."""
    return _NUMBERED.fullmatch(plain_signs(label).casefold().strip()) is not None


@lru_cache(maxsize=4096)
def is_whole(label: str) -> bool:
    """Whether a category is all of them together: "Total", "All teams"."""
    return key_of(label) in WHOLES or _ALL_OF.fullmatch(_words_apart(label)) is not None


def stated_baseline(text: str) -> str:
    """What a remark says that a baseline is, "March 2014"; "" where it is no such remark."""
    found = _BASELINE.fullmatch(plain_signs(text).casefold().strip())
    return found[1] if found is not None else ""


def says_nothing(label: str, of_some: bool = False) -> bool:
    """Whether a label beside a month's figures says nothing of which number they are: "No. of children". `of_some`:
    it stands beside some of them alone, where what is counted does."""
    words = [word for word in _words_of(label) if not word.isdigit()]
    harmless = (_SAY_NOTHING - _COUNTED if of_some else _SAY_NOTHING) | VALUES | _FILLERS | WHOLES
    return is_whole(label) or (bool(words) and all(word in harmless for word in words))


def other_than_name(label: str, name: str) -> NumberKind | None:
    """What a row's label says beside the indicator's own name: "Referrals target" is another number than Referrals."""
    own, whole = key_of(name), key_of(label)
    if not whole or whole == own:
        return None
    rest = whole.removeprefix(own) if whole.startswith(own) else whole.removesuffix(own)
    if own and rest != whole:
        return kind_of(rest) or _behind_name(_cut(label, name).strip(), name)
    known = {key_of(word) for word in re.split(r"[\s/|,;:()–—-]+", name)}
    words = [word for word in re.split(r"[\s/|,;:()–—-]+", label.casefold()) if key_of(word)]
    if len(words) > 1 and any(key_of(word) in _OTHER_ANYWHERE - known for word in words):
        return NumberKind.OTHER
    kind = kind_of(label)
    return kind if whole not in known else None


def _behind_name(rest: str, name: str) -> NumberKind | None:
    """What stands beside an indicator's name: in brackets or behind a dash a short word that nobody knows is as likely
    a part as anything, if it is neither a code nor the name's own letters ("Looked After Children (LAC)")."""
    label = rest.strip(" ()[]:,/-")
    kind = kind_of(label)
    apart = rest[:1] in _APART and rest != label and len(label.split()) <= _FEW_WORDS
    if kind is not None or not apart or says_nothing(label) or _CODE.fullmatch(label.casefold()):
        return kind
    initials = [word[0] for word in re.split(r"[\W_]+", name.casefold()) if word]
    letters = label.casefold().removesuffix("s")
    own = letters.isalpha() and all(letters.count(letter) <= initials.count(letter) for letter in letters)
    return None if own or not key_of(label) else NumberKind.PART


def _cut(label: str, name: str) -> str:
    return re.sub(re.escape(plain_signs(name)), " ", plain_signs(label), flags=re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_total_name(category: str) -> bool:
    """Whether a category's name can be that of all together alone: "All areas", "Council total"."""
    return _TOTAL.fullmatch(_words_apart(category)) is not None


@lru_cache(maxsize=4096)
def may_be_total_name(category: str) -> bool:
    """Whether it may be: "Borough", "Both", "Persons", "0-17"; the numbers beside it have to say so."""
    return _PERHAPS.fullmatch(_words_apart(category)) is not None or is_whole(category)


def _words_apart(category: str) -> str:
    words = re.split(r"[\s/|,;:()\[\]*–—_-]+", plain_signs(category).casefold())
    return " ".join(word for word in words if word)
