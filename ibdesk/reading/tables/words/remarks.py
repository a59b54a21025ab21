"""Remarks round a table's figures that leave them what they are, and a reader has to know: rounded, a month late, of
months of weeks, of part of a month, of part of the whole, not final."""

import re
from enum import StrEnum
from functools import lru_cache

from ibdesk.reading.tables.words.coverage import covers_part
from ibdesk.reading.tables.words.notes import is_note_of_another
from ibdesk.reading.tables.words.said_of_all import is_of_another
from ibdesk.reading.tables.words.word_lists import word_list
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.month_names import A_MONTH


class Remark(StrEnum):
    """What is said of figures."""

    ROUNDED = "rounded"
    LATE = "a month late"
    OF_WEEKS = "of months of whole weeks"
    PART_MONTH = "of part of a month"
    OF_PART = "of part of the whole"
    NOT_ALL = "without some of the whole"
    OTHERS = "other numbers, or of a part"
    NOT_FINAL = "not final"


# Columns whose cells say such things of their rows.
REMARK_HEADINGS = word_list(
    "note notes remark remarks status flag flags caveat caveats dataquality dataqualitynote dataqualitynotes dq dqnote "
    "quality validation validationstatus issue issues dataissues warning warnings health reliability confidence basis"
)
# Columns that say how figures came about; their cells are short, and read with their heading.
HOW_HEADINGS = word_list(
    "calculation calculations calc calculationmethod methodofcalculation calculationtype calculationbasis method "
    "aggregation aggregationmethod howcalculated countingmethod countmethod"
)
LAG_HEADINGS = word_list(
    "lag lags datalag reportinglag laginmonths lagmonths timelag datadelay delay reportingdelay arrears "
    "monthsinarrears laggedby timeliness"
)
ROUNDING_HEADINGS = word_list("precision rounding rounded roundedto isrounded roundingbase roundingapplied")
# Columns that say up to when a row's figures go.
UNTIL_HEADINGS = word_list(
    "datato dataupto datatill dataasat dataend dataenddate datamonth dataperiod latestdata lastdata latestmonth "
    "lastmonth figuresto figuresupto latestfigure lastfigure latestavailable monthofdata activitymonth monthofactivity "
    "availableto completeto coversto coveredto upto"
)
_NOTHING = word_list("none no n na nil 0 false unrounded notrounded nolag current uptodate norounding off exact - live")

_STEP = (
    r"(?:5|10|20|25|50|100|1,?000|five|ten|twenty|fifty|(?:a )?hundred|thousand)(?![\d.,%]*[\d%]| ?(?:per ?cent|%))\b"
)
_ROUNDED = re.compile(
    rf"\bround(?:ed|ing|s)?\b.{{0,40}}\b(?:nearest|to(?: the)?|base|multiples? of|in) {_STEP}|\bnearest {_STEP}"
    rf"|\bround(?:ed|ing)\W*:\W*(?:yes|true|y|{_STEP})"
    rf"|^(?:(?:all|the|these) )*(?:figures|numbers|counts|values|data)\b(?: \w+){{0,3}} rounded\W*$"
)
_TIME = r"(?:months?|weeks?|quarters?)"
_LATE = re.compile(
    rf"\bin arrears\b|\barrears\b.{{0,20}}\b{_TIME}\b|\b{_TIME} (?:behind|late)\b"
    rf"|\b{_TIME}['’]?s? (?:lag|delay|arrears)\b"
    r"|\b(?:lag(?:s|ged|ging)?|delay(?:s|ed)?|arrears|timeliness)\b"
    rf"\W*(?:(?:of|by|is|:|in|{_TIME})\W*)*(?:\d|an?\b|one|two|three|t[-–+]\d)"
)
_OF_WEEKS = re.compile(
    r"\b(?:4[-/, ]+4[-/, ]+5|4[-/, ]+5[-/, ]+4|5[-/, ]+4[-/, ]+4)\b"
    r"(?=\W*$|.{0,30}\b(?:weeks?|weekly|calendar|months?|periods?|pattern|basis)\b)"
    r"|\b(?:4|four) ?(?:-|or|and|/) ?(?:5|five)[- ]week|\b(?:4|four|5|five)[- ]week(?:ly)? (?:months?|periods?)"
    r"|\b(?:months?|periods?) (?:are|is|of|consist(?:s|ing)? of)\b.{0,20}"
    r"\b(?:4|four|5|five|whole|complete|full) weeks?\b|\b28[- ]day (?:months?|periods?)\b"
)
_PART_MONTH = re.compile(
    r"\bpart[- ]?(?:of (?:the|a) )?months?\b|\bpartial months?\b|\bincomplete months?\b|\bmonth[- ]to[- ]date\b|\bmtd\b"
    r"|\bmonth (?:is |was |still |so far )*(?:incomplete|not (?:yet )?(?:complete|over|ended|finished))\b"
    r"|\bmonth so far\b"
)
_DAYS = re.compile(
    rf"(?:\b(?:0?1)(?:st)?(?: of)?(?: {A_MONTH})? ?(?:-|to|until) ?|"
    r"\b(?:(?:up )?(?:to|until|till|through)|(?:as )?at)(?: the)? )"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{A_MONTH})\b(?![-' /.,]*\d)"
)
_NOT_ALL = re.compile(
    r"\b(?:excl(?:udes?|uding|uded|\.)?|except(?:ing)?|without|omit(?:s|ted|ting)?|(?:does|do) not include|"
    r"not includ(?:ed|ing)|missing|not (?:yet )?received|awaiting|awaited|outstanding|incomplete|"
    r"(?:under|over)-?(?:count|report|record)\w*|backlog|double[- ]count\w*|duplicates?)\b"
)
_NOT_FINAL = re.compile(
    r"\b(?:provisional|prov|preliminary|indicative|interim|estimated?|estimates|draft|tbc|tba|"
    r"to be (?:confirmed|checked|agreed|validated|verified|updated)|"
    r"not (?:yet )?(?:final|validated|verified|confirmed|signed off|agreed|checked)|unvalidated|unverified|unconfirmed|"
    r"subject to (?:change|validation|revision|confirmation)|(?:under|being) review|placeholder|"
    r"may change|will change)\b"
)
_WORKED_OUT = re.compile(
    r"(?:rolling|moving|cumulative|running|accumulated|average|mean|median|sum|total|last|ytd|year to date|quarterly|"
    r"\d{1,2}[- ]months?|annual(?:ised)?)\b(?: \w+){0,4}"
)
# Whatever column it stands in, a number of a longer time than a month.
_RUNS_OVER = re.compile(
    r"(?:rolling|moving|cumulative(?:ly)?|running|accumulated|ytd|year to date|annualised|"
    r"(?:last )?(?:[2-9]|[1-9]\d)[- ](?:months?|mths?)|"
    r"(?:quarterly|annual|yearly) (?:totals?|sums?|averages?|figures?))\b(?: \w+){0,4}"
)
# Headings over when something is done: "Review period", "Statutory timescale".
_TIMETABLE = re.compile(
    r"review|timescale|deadline|due|update|refresh|next|standard|publish|meeting|statutory|retention|contract|"
    r"duration|length|target|reportedto"
)
_LONGEST, _LONGEST_IN_ROW = 200, 150
_IS_SENTENCE = re.compile(r"\b(?:is|are|was|were)\b")
_FEWEST_OF_OTHERS = 3  # "Forecast" or "Boys" alone is asked where it tells rows apart


@lru_cache(maxsize=4096)
def remark_over(text: str) -> Remark | None:
    """What a line over, under or beside a table says of its figures."""
    plain = plain_signs(text).casefold()
    if len(plain) > _LONGEST:
        return None
    for remark, pattern in ((Remark.ROUNDED, _ROUNDED), (Remark.LATE, _LATE), (Remark.OF_WEEKS, _OF_WEEKS)):
        if pattern.search(plain):
            return remark
    if _PART_MONTH.search(plain):
        return Remark.PART_MONTH
    return Remark.OF_PART if covers_part(text) else None


@lru_cache(maxsize=4096)
def remark_in_row(text: str, heading: str = "") -> Remark | None:
    """What a remark in a row of figures says of them, under a heading for such remarks or without one."""
    plain = plain_signs(text).casefold()
    if len(plain) > _LONGEST_IN_ROW or plain.strip(" .") in _NOTHING or not plain:
        return None
    found = remark_over(f"{heading}: {plain}" if heading else plain)
    if found is not None:
        return found
    is_label = len(plain.split()) >= _FEWEST_OF_OTHERS and not _IS_SENTENCE.search(plain)
    if (is_label and is_of_another(plain)) or is_note_of_another(plain):
        return Remark.OTHERS
    if _NOT_ALL.search(plain):
        return Remark.NOT_ALL
    return Remark.NOT_FINAL if _NOT_FINAL.search(plain) else None


def days_up_to(text: str) -> tuple[int, str] | None:
    """The last day, and its month's name, of days that a text without a year names: "1-15 August", "to 21 August"."""
    found = _DAYS.search(plain_signs(text).casefold())
    return (int(found["day"]), found["month"]) if found is not None else None


def is_worked_out(text: str) -> bool:
    """Whether a short word on how a figure came about says that it is of several months, or an average."""
    return _WORKED_OUT.fullmatch(plain_signs(text).casefold().strip(" .")) is not None


def runs_over(heading: str, text: str) -> bool:
    """Whether a short word under a heading's key says that a number is of more than a month: "12 month rolling"."""
    if heading in REMARK_HEADINGS | LAG_HEADINGS | ROUNDING_HEADINGS | UNTIL_HEADINGS:
        return False
    return _RUNS_OVER.fullmatch(plain_signs(text).casefold().strip(" .")) is not None


def is_timetable(heading: str) -> bool:
    """Whether a heading's key is one over when something is done, and not over how long figures are."""
    return _TIMETABLE.search(heading) is not None
