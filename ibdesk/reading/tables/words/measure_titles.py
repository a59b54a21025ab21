"""Titles and notes in free words that make another measure of all figures: "Change on previous month", "Average of
Value", "Figures since 1 April", "Excludes the Disability Team". What a title is about is its head: the last word before
"of", "on", "per"."""

import re
from collections.abc import Iterator
from enum import StrEnum

from ibdesk.reading.tables.words.coverage import names_coverage
from ibdesk.reading.tables.words.headings import FIGURE_HEADINGS
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.tables.words.word_lists import AVERAGES, EXTREMES, RATES, RATIOS, SHARES, TARGETS, word_list
from ibdesk.reading.values.cell_text import key_of, plain_signs
from ibdesk.reading.values.month_names import month_number


class Measure(StrEnum):
    """What all figures are said to be; of a year: in which some other may lie than the table's months do."""

    SHARE = "shares"
    RATE = "rates"
    AVERAGE = "averages"
    OTHER = "another measure"
    OF_YEAR = "figures of a year that is named"


_WORDS = {
    Measure.SHARE: SHARES | RATIOS,
    Measure.RATE: RATES,
    Measure.AVERAGE: AVERAGES,
    Measure.OTHER: TARGETS - {"planned"}
    | EXTREMES
    | word_list(
        "rank ranks ranking rankings index indices stdev stdevp stddev stddevp varp percentile percentiles quartile "
        "quartiles"
    ),
}
_BEFORE_ANY = (Measure.SHARE, Measure.AVERAGE)  # "Average caseload", "Median days"
_HEADS = {word: measure for measure, words in _WORDS.items() for word in words}
_SUBJECT = r"(?:(?:all|the|these|this|our|monthly|nb|note|that|please) )*(?:figures?|numbers?|values?|totals?|counts?)"
_SUBJECT_OR_DATA = rf"(?:{_SUBJECT}|(?:(?:all|the|these|this) )*data|(?:this|the) (?:table|report|sheet))"
# The point behind "excl." ends no sentence.
_SENTENCES = re.compile(r"(?<=[\w)%])(?<!\bexcl)(?<!\bincl)[.;!]+(?:\s+|$)|\n")
_BEGINS = re.compile(
    r"(?:[*†‡§¶#^•·>-]+|\(?\d{1,2}[.)]|\(?[a-z]\)|nb\b[:.]?|n\.b\.|(?:please )?notes?(?: that)?\b ?:?|\s)+"
)
# A sentence that says where something else is, or that says something of one thing beside another.
_POINTS = re.compile(
    r"\b(?:sheets?|tabs?|pages?|appendix|annex|overleaf|separate(?:ly)?|see|below|elsewhere|key|legend)\b"
)
_POINTER = re.compile(r"[,;:–-]? ?\(?\bsee\b[^()]*\)?|\([^()]*\b(?:page|sheet|tab|note)\b[^()]*\)")
_WERE_SET = re.compile(r"(?:the |these |new )?targets? (?:were|was|will|agreed|set|changed|reviewed|have|has)\b.*")
_NOT = re.compile(r"\b(?:not|non|no longer|never|rather than|instead of|without)[ -](?:\w+ ){0,2}$")
_RUNS_ON = re.compile(
    r"\bcumulative(?:ly)?\b|\byear[ -]to[ -]date\b|\bytd\b|\brunning totals?\b|(?<!up[ -])\bto[ -]date\b(?! ?\d)"
)
_BESIDE_MONTHS = re.compile(r"\b(?:month|monthly|in-month|actuals?)\b ?(?:figures?|totals?)? ?(?:and|&|/|or|with)\b")
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)"
_SINCE = re.compile(
    rf"(?:{_SUBJECT}|cases)(?: (?:shown|given|are|is|counted|added|up|here))* "
    rf"(?:since (?:the )?{_DAY}?|from (?:the )?{_DAY}|from (?:the )?(?=start|beginning))([a-z]+)\b[\w ,/-]*"
)
_STARTS = frozenset(("start", "beginning", "launch", "year", "financial"))
_OF_YEAR = re.compile(
    rf"{_SUBJECT_OR_DATA} (?:relates?|refers?|are|is|covers?)"
    r"(?: (?:to|for|of|from|those|the|calendar|financial|year))* "
    r"(?:19|20)\d\d(?: ?[/-] ?\d{2,4})?|"
    r"(?:outturns?|actuals?|results?|year[- ]end|position|figures|data)(?: (?:for|in|of))? "
    r"(?:19|20)\d\d(?: ?[/-] ?\d{2,4})?|"
    r"(?:all |these )?(?:19|20)\d\d(?: ?[/-] ?\d{2,4})? "
    r"(?:outturns?|actuals?|results?|position|figures|data|numbers|values)(?: only)?"
)
_EXCLUDES = re.compile(
    rf"({_SUBJECT_OR_DATA} )?(?:which )?(?:(?:are|is|shown) )?(?:excludes?|excluding|excl\.?|omits?|omitting|"
    r"(?:do|does) not (?:include|cover|count)|not including) (.+)"
)
_NOTHING_MUCH = re.compile(
    r"\b(?:duplicates?|duplicated|blanks?|tests?|errors?|dummy|void|weekends|holidays?|missing|unknown|incomplete|"
    r"deleted|vat|rounding|names|personal|drafts?|totals?|rows?|columns?|other (?:local )?(?:authorities|councils))\b"
)
_FAMILIES = re.compile(r"(?:counts?|numbers?|no\.?|figures?|totals?)(?: (?:shown|are|is))? (?:of|for|count) "
                       r"(?:families|households|sibling groups)\b.*")  # fmt: skip
_SMOOTHED = re.compile(
    r".*\b(?:rolling|moving|weekly|daily|termly|annualised|weighted|smoothed|indexed|modelled|imputed|"
    r"(?:12|twelve|3|three|6|six)[- ]months?)\s(?:\w+ )?"
    r"(?:figures?|totals?|numbers?|values?|counts?|sums?|averages?)\b.*"
)
_CHANGE = r"(?:changes?|differences?|movements?|variances?|increases?|decreases?|growth)"
_CHANGES = re.compile(
    rf"(?:(?!and\b)\S+ ){{0,3}}{_CHANGE} (?:on|from|since|over|between|compared|month|year|in (?!definitions?|"
    r"recording|systems?|practice|law|policy|guidance|reporting|counting|methods?|the way)).*|"
    rf".*\b(?:month on month|year on year|monthly|annual|quarterly|percentage|percentage point|net|%) {_CHANGE}"
)
_PIVOT = re.compile(r"(?:distinct )?count(?: numbers)? of (.+)")
_IS_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|can|may|should|must|do|does|did|shows?|shown|includes?|means|"
    r"denotes|indicates|calculated|based|rounded|due|taken|using|set|agreed|makes|works)\b"
)
_SEGMENTS = re.compile(r"[,:;|(\[\])]| - ")
_AGAINST = re.compile(r"\b(?:against|versus|vs?\.?|compared|with|without)\b.*")
_BEFORE = re.compile(
    r"\b(?:of|on|in|by|per|for|at|from|since|to|than|as|over|within|among|between|during|under|after|before)\b.*"
)
_AS_WELL = re.compile(r"[,;] ?(and|or|&) ")
_LONGEST, _MOST_WORDS, _MOST_OF_PHRASE = 600, 25, 12


def measure_of(text: str, is_title: bool, is_alone: bool = True) -> Measure | None:
    """Which other measure a title, or a note, says that all figures are; None where it says none. One that is not
    `is_alone` in its row is about what stands before it, unless it names the figures itself."""
    plain = text if len(text) <= _LONGEST else ""
    found = (_of_sentence(sentence, is_title, is_alone) for sentence in sentences(plain))
    return next((measure for measure in found if measure is not None), None)


def is_about_others_too(plain: str) -> bool:
    """Whether a title in small letters points elsewhere, or is about several things of which one is no other number:
    "Figures and targets"."""
    without = _POINTER.sub("", plain)
    if not without.strip() or _WERE_SET.fullmatch(without) or _POINTS.search(without):
        return True
    parts = re.split(r" (?:and|&) ", _BEFORE.sub("", without).strip())
    return len(parts) > 1 and any(kind_of(part) in (None, NumberKind.VALUE) for part in parts)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a title or a note in small letters, without what numbers them."""
    for sentence in _SENTENCES.split(text.casefold()):
        begins = _BEGINS.match(plain := plain_signs(sentence))
        if stripped := plain[begins.end() if begins else 0 :].strip(" .*"):
            yield stripped


def _of_sentence(plain: str, is_title: bool, is_alone: bool) -> Measure | None:
    plain = _POINTER.sub("", plain).strip()
    if names_coverage(plain):  # a share of the whole that is told, and no share that is counted
        return None
    if len(plain.split()) > _MOST_WORDS or _POINTS.search(plain):
        return None
    runs_on = _RUNS_ON.search(plain)
    if runs_on is not None and not _NOT.search(plain[: runs_on.start()]) and not _BESIDE_MONTHS.search(plain):
        return Measure.OTHER
    if (since := _SINCE.fullmatch(plain)) is not None and (since[1] in _STARTS or month_number(since[1])):
        return Measure.OTHER
    excludes = _EXCLUDES.fullmatch(plain)
    if excludes is not None and (is_alone or excludes[1]) and not _NOTHING_MUCH.search(excludes[2]):
        return Measure.OTHER
    if _FAMILIES.fullmatch(plain):
        return Measure.OTHER
    if _OF_YEAR.fullmatch(plain):
        return Measure.OF_YEAR
    return _of_phrase(plain) if is_title and not _IS_SENTENCE.search(plain) else None


def _of_phrase(plain: str) -> Measure | None:
    pivot = _PIVOT.fullmatch(plain)
    if _SMOOTHED.fullmatch(plain) or _CHANGES.fullmatch(plain) or (pivot and key_of(pivot[1]) in FIGURE_HEADINGS):
        return Measure.OTHER
    if len(plain.split()) > _MOST_OF_PHRASE:
        return None
    parts = (_AGAINST.sub("", part).strip() for part in _SEGMENTS.split(_AS_WELL.sub(r" \1 ", plain)))
    heads = (_head(part) for part in parts if part)
    return next((head for head in heads if head is not None), None)


def _head(part: str) -> Measure | None:
    """What a phrase is about: nothing where it is about several things, one of which is no measure."""
    found: list[Measure | None] = []
    for each in re.split(r" (?:and|or|&) |/", _BEFORE.sub("", part)):
        measures = [_HEADS.get(word.strip(".")) for word in each.split()]
        before = next((measure for measure in measures[:-1] if measure in _BEFORE_ANY), None)
        found.append((measures[-1] or before) if measures else None)
    return found[0] if found and None not in found else None
