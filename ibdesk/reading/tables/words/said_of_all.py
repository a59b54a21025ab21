"""What a text says of all figures under it, wherever it stands: as a title, a sheet's or a file's name, a line between
rows, a sub-heading. "Targets 2014/15", "Boys only", "East locality" make other figures of them."""

import re

from ibdesk.reading.tables.words.kinds_of_numbers import ANOTHER, NumberKind, is_whole, kind_of
from ibdesk.reading.tables.words.measure_titles import is_about_others_too
from ibdesk.reading.tables.words.notes import is_not_for_use, is_note_of_another
from ibdesk.reading.tables.words.word_lists import OTHERS_COUNTED, PLACES, word_list
from ibdesk.reading.values.cell_text import key_of, plain_signs

_PLACES = "|".join(PLACES)
# A title that says of which part its table is.
_OF_PART = re.compile(
    rf"(?:{_PLACES}|team|gender|sex|ages?|age (?:group|band)|ethnicity|scenario|cohort|provider) ?[:–-] ?(\S.*)"
)
_OF_PLACE = re.compile(
    rf"(?:(?:north|south|central|east|west)[ -]?(?:east|west)? (?:{_PLACES}|team)|\S+ (?:locality|ward|cluster))"
)
# A team whose cases they are, and not who made the paper, or for whom.
_OF_TEAM = re.compile(r"(?:the )?((?:[^\W\d_][\w&/'-]* ){1,3})teams?(?: (?:only|cases|data|figures))?")
_NO_TEAM = word_list(
    "performance intelligence data analysis information insight management leadership senior executive corporate "
    "project programme improvement quality assurance mis bi qa business support systems policy strategy research "
    "report reporting by per each all any every other our your my whole both several teams"
)
_OF_AGE = re.compile(
    r".*\b(?:aged?|children|young people) (?:aged? )?(\d{1,2} ?(?:-|–|to) ?\d{1,2}|(?:under|over) \d{1,2})s?"
)
# What a figure is held against is no other number than the figure.
_AGAINST = re.compile(r"\b(?:against|versus|vs?\.?|compared (?:with|to)|with)\s.*")
_BEGINS = re.compile(
    r"(?:(?:monthly|annual|agreed|our|the) )?(?:targets|forecasts?|budgets?|trajector(?:y|ies))\b(?! audience)"
)
_CUMULATIVE = re.compile(r"\b(?:is|are|shown|as|all) cumulative\b|\bcumulative (?:from|since|figures?|totals?)\b")
# Figures before they were put right; after it they may stand beside those.
_UNCHECKED = (
    r"(?:before|pre|prior to)[ -]?(?:the )?(?:qa|validation|validating|cleansing|checks?|checking|corrections?|"
    r"moderation|review|audit|data quality|dq|sign[ -]?off|amendments?|revisions?)"
)
_VERSION = re.compile(
    rf"(?:\w+ ){{0,3}}{_UNCHECKED}|{_UNCHECKED.replace('before|pre|prior to', 'after|post|following')}|"
    r"(?:(?:on|by|using) )?(?:the )?(?:old|previous|former) "
    r"(?:definitions?|methods?|methodology|basis|system|boundar(?:y|ies))"
)
# Beside other councils, a year of its own choosing, or those who do the work.
_RELATIVE = re.compile(
    r"rank(?:ed|ing)?s?\b.*\b(?:out )?of \d+|indexed\b.*|ind(?:ex|ices)\b.*\b100\b.*|"
    r"(?:\w+ ){0,2}per (?:(?:social |case ?)?worker|fte|team|head|capita|family|household|school)"
)
# One of several that were thought of: "Scenario 2", "Option B".
_SUPPOSED = re.compile(
    r"scenarios?(?: analysis)?|(?:scenario|option|simulation|what[- ]if)(?: no\.?)?(?: ?\d{1,2}| [a-z])|what[- ]if\??"
)
# Months beside each other are a trend.
_TREND = re.compile(r"(?:monthly )?trends?")
_LAST_TWELVE = re.compile(
    r"(?:(?:(?:monthly|the) )?(?:data|figures|trends?|performance|activity) (?:for|over|of|in) )?(?:the )?"
    r"(?:last|past|latest|previous) (?:12|twelve) months"
)
# Who made a report is no part of its figures.
_MAKERS = frozenset(("performance", "intelligence", "data", "analysis", "information", "insight"))


def counts_others(name: str, own_words: frozenset[str] = frozenset()) -> bool:
    """Whether a name says that families or episodes are counted rather than children, and is none of the board's."""
    keys = {key_of(part) for part in re.split(r"[()]", name)}
    return not keys.isdisjoint(OTHERS_COUNTED) and key_of(name) not in own_words


def is_of_another(title: str) -> bool:
    """Whether a title says that the numbers below are another kind, of one part alone, or of another time."""
    if "\n" in title.strip() and any(is_of_another(line) for line in title.splitlines()):
        return True
    plain = plain_signs(title).casefold()
    if is_note_of_another(title) or is_not_for_use(plain):
        return True
    if is_about_others_too(plain) or _TREND.fullmatch(plain):
        return False
    if (
        kind_of(plain) is NumberKind.PART
        or kind_of(_AGAINST.sub("", plain)) in ANOTHER
        or _BEGINS.match(plain)
        or _CUMULATIVE.search(plain)
    ):
        return True
    if (age := _OF_AGE.fullmatch(plain)) is not None:
        return not is_whole(age[1])
    if any(each.fullmatch(plain) for each in (_OF_PLACE, _VERSION, _SUPPOSED, _RELATIVE)):
        return True
    if is_of_team(plain):
        return True
    part = part_named(plain)
    makers = _MAKERS.intersection(key_of(word) for word in plain.split())
    return bool(part) and not makers and not is_whole(part)


def part_named(title: str) -> str:
    """The part that a title names behind what it is, "North" of "Area: North"; "" where it names none so."""
    part = _OF_PART.fullmatch(plain_signs(title).casefold())
    return part[1] if part is not None else ""


def names_twelve_months(title: str) -> bool:
    """Whether a title says which months stand under it, where these are twelve: "Last 12 months". Over fewer of them it
    says how long each figure is."""
    return _LAST_TWELVE.fullmatch(plain_signs(title).casefold()) is not None


def is_of_team(plain: str) -> bool:
    """Whether a name in small letters is a team's that has cases: "Duty team", and not "Performance team"."""
    team = _OF_TEAM.fullmatch(plain)
    return team is not None and _NO_TEAM.isdisjoint(team[1].split())
