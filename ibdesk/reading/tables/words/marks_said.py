"""What says of figures in words that they may still change: "All figures are provisional", "Status: Provisional",
"Estimated: Yes", "August is provisional". It means what [p] or [e] behind each of them would."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from msgspec import Struct

from ibdesk.domain.figure import Mark
from ibdesk.domain.month import Month, financial_year_in
from ibdesk.reading.tables.words.measure_titles import sentences
from ibdesk.reading.tables.words.word_lists import word_list
from ibdesk.reading.values.cell_text import key_of, plain_signs
from ibdesk.reading.values.month_names import A_MONTH, month_number
from ibdesk.reading.values.month_text import FoundMonth, read_month_text


class MarkSaid(Struct, frozen=True):
    """A mark, and of which time's figures in the words there; "" for all."""

    mark: Mark
    of: str = ""


_NEWEST = re.compile(r"(?:the )?(?:latest|newest|most recent|current|last|this) (?:month|period)(?:['’]?s)?")
_SUBJECT = (
    r"(?:figures?|numbers?|data|values?|counts?|results?|statistics|report|returns?|outturns?|information|table|sheet|"
    r"scorecard|version|totals?|month|period)"
)
_BEFORE = r"(?:(?:all|the|these|this|our|monthly|in|of|for|its|reported|activity|performance|dataset|data|here) )*"
_MARK = (
    r"(?P<mark>provisional|prov|preliminary|subject to (?:change|revision|validation|confirmation|amendment)|"
    r"estimated?|estimates|an estimate|provisional estimates)"
)
_MAY = r"(?:is|are|remains?|(?:should|must|to) be (?:treated|regarded|taken|considered|read|viewed|seen) as)"
_WHEN = (
    rf"(?P<of>(?:the )?(?:latest|newest|most recent|current|last|this) (?:month|period)(?:['’]?s)?|"
    rf"(?:(?:from|since|after) )?(?:{A_MONTH}|(?:19|20)\d\d)\b[\w ,&/'’-]{{0,40}}?)"
)
_TAIL = (
    r"(?:(?:[,;:(–-]|and\b|but\b|until\b|at\b|pending\b|as\b|because\b|due\b|while\b|subject\b|before\b|awaiting\b|"
    r"only\b|so\b|which\b|when\b).*)?"
)
_STILL = r"(?:(?:all|still|currently|only|both|yet|as) )*"
_SUBJECTS = rf"(?:{_SUBJECT} ?)*"
_UNTIL = r"(?: (?:(?:and )?subject|until|pending|awaiting|at this stage)\b.*)?"
# "Provisional figures for August", "Provisional until checked", "All data estimated".
_PHRASE = re.compile(
    rf"(?:{_BEFORE}(?:{_SUBJECT} )*)?{_MARK}(?: {_SUBJECT})*(?: only)?(?: (?:for|in|to)? ?{_WHEN}|{_UNTIL})"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # "All figures (for August) are provisional (until ...)", "August figures are provisional"
        rf"{_BEFORE}{_SUBJECTS}(?:(?:for|in|of) )?(?:{_WHEN} ?)?{_SUBJECTS}(?:in (?:this|the) {_SUBJECT} )?"
        rf"(?<= ){_MAY} {_STILL}{_MARK}(?: {_SUBJECT})* ?{_TAIL}",
        # "Figures are provisional for August"
        rf"{_BEFORE}{_SUBJECTS}(?<= ){_MAY} {_STILL}{_MARK} (?:for|in) {_WHEN}",
        _PHRASE.pattern,
        rf"{_WHEN} {_MARK}(?: {_SUBJECT})*",
        rf"(?:please )?(?:treat|regard|take|consider|view) {_BEFORE}(?:{_SUBJECT} )+as {_MARK} ?{_TAIL}",
    )
)
_IN_GENERAL = re.compile(rf"(?:.+ )?(?:is|are|remains?) (?:(?:all|still|currently|only) )*{_MARK}\b(?!.*=).*")
_NOT = re.compile(r"\b(?:no|not|none|never|no longer|without|nor)\b.*\b(?:provisional|prov|estimat\w+|preliminary)\b")
_IF = re.compile(r"\b(?:if|where|whether|unless|marked|denoted?|denotes|shown (?:in|with|as)|means|indicates?)\b")
# What a mark stands for: "* provisional" goes for the figures that have it.
_KEY = re.compile(rf"(?:[*†‡§¶#^]{{1,3}}|[\[(]?[a-z][\])]?|[¹²³])[ .:)=–-]*{_MARK}\W*(?<![*#])")
_SEGMENTS = re.compile(r" [-–—|:] |[-–—:|] | ?\(|\) ?|[\[\]]")
_YES = word_list("yes y true x 1 ✓ ✔ t")
_OF_STATES = re.compile(
    r"(?:(?:data|figures?|report|values?|validation|release|publication|return) )?(?:status|state|quality|basis|type)"
    r"(?: of (?:the )?(?:data|figures?|report|values?|return))?"
)
_ASKED = re.compile(rf"(?:(?:is|are) )?{_BEFORE}(?:{_SUBJECT} )?(?:is |are )?{_MARK}(?: {_SUBJECT})?")
_LONGEST, _LONGEST_WORD = 200, 30
_NAMES_FIGURES = re.compile(r"\b(?:figures|numbers|values|data|counts|results|statistics|report|table)\b")
# Over a column of such words, and of nothing else.
_HEADING_WORDS = word_list(
    "status data figure figures value values quality flag flags mark marks marker note notes type version validation "
    "validated state provisional final or estimate estimated is basis reliability confidence remark remarks caveat "
    "caveats qualifier footnote symbol obsstatus of number numbers and dq release the reported actual actuals "
    "estimates preliminary"
)
_LETTERS = word_list("flag flags mark marks marker symbol obsstatus qualifier")
_LETTER = re.compile(r"[\[(]?([pe])[\])]?")


@lru_cache(maxsize=4096)
def marks_over(text: str) -> tuple[MarkSaid, ...]:
    """What a line over, under or beside figures says of them, or of those of some months."""
    if len(text) > _LONGEST or _KEY.fullmatch(plain_signs(text).casefold().strip()):
        return ()
    return tuple(dict.fromkeys(said for each in sentences(text) if (said := _of_sentence(each)) is not None))


def is_said_of_some(text: str) -> bool:
    """Whether a line says so of figures that it names in other words: "Adoption figures are provisional"."""
    if len(text) > _LONGEST:
        return False
    said = (each for each in sentences(text) if not _NOT.search(each) and not _IF.search(each))
    return any(_IN_GENERAL.fullmatch(each) and _of_sentence(each) is None for each in said)


def mark_in_row(text: str, heading: str = "") -> Mark | None:
    """What a cell in a row of figures says of them: a word under a heading for such words, or none; "Yes" under
    "Provisional". Without a heading, what names figures goes for all of them, and not for the row."""
    plain = plain_signs(text).casefold().strip(" .")
    words = [key for word in re.split(r"[\W_]+", plain_signs(heading).casefold()) if (key := key_of(word))]
    if len(plain) > _LONGEST_WORD or any(word not in _HEADING_WORDS for word in words):
        return None
    asked = _ASKED.fullmatch(plain_signs(heading).casefold().strip(" ?.")) if heading else None
    if asked is not None:
        if key_of(plain) in _YES or plain in _YES:
            return _mark(asked)
        if key_of(plain) == key_of(asked["mark"]):
            return _mark(asked)
    letter = _LETTER.fullmatch(plain)
    if letter is not None and (plain != letter[1] or not _LETTERS.isdisjoint(words) or asked is not None):
        return Mark.PROVISIONAL if letter[1] == "p" else Mark.ESTIMATED
    said = _PHRASE.fullmatch(plain) if not plain.startswith("subject") else None
    if said is None or said["of"] or (not heading and _NAMES_FIGURES.search(plain)):
        return None
    return _mark(said)


def months_meant(of: str, months: Collection[Month]) -> frozenset[Month] | None:
    """Which of the months are meant by such words; None where they are not understood."""
    if not of:
        return frozenset(months)
    if _NEWEST.fullmatch(of):
        return frozenset((max(months),))
    found: set[Month] = set()
    year = ""
    for part in reversed(re.split(r" ?(?:,|&|\band\b) ?", of)):
        meant = _months_of_part(part.strip(), year, months)
        if meant is None:
            return None
        found |= meant
        year = next(iter(re.findall(r"(?:19|20)\d\d$", part.strip())), year)
    return frozenset(found)


def _months_of_part(part: str, year: str, months: Collection[Month]) -> set[Month] | None:
    since = re.fullmatch(r"(?:from|since) (.+?)|(.+?)(?: onwards?| on| to date)", part)
    plain = (since[1] or since[2]).removesuffix(" onwards") if since is not None else part
    begins = financial_year_in(plain)
    if begins is not None:
        return {month for month in months if month.financial_year_start.year == begins}
    if re.fullmatch(r"(?:19|20)\d\d", plain):
        return {month for month in months if month.year == int(plain)}
    named = read_month_text(f"{plain} {year}".strip() if month_number(plain) else plain)
    if isinstance(named, FoundMonth) and not named.quarter:
        first = named.month
    else:
        number = month_number(plain)
        alike = [month for month in months if month.number == number]
        if number is None or not alike:
            return None
        first = max(alike)
    return {month for month in months if month >= first} if since is not None else {first}.intersection(months)


def _of_sentence(plain: str) -> MarkSaid | None:
    plain = plain.strip(" *!.").removesuffix(" only")
    if _NOT.search(plain) or _IF.search(plain):
        return None
    label, colon, value = plain.partition(":")
    if colon and ((said := _of_pair(label.strip(" ?"), value.strip())) is not None or _ASKED.fullmatch(label)):
        return MarkSaid(said) if said is not None else None
    for form in _FORMS:
        if (found := form.fullmatch(plain)) is not None:
            return MarkSaid(_mark(found), (found.groupdict().get("of") or "").strip())
    return _of_title(plain)


def _of_pair(label: str, value: str) -> Mark | None:
    asked = _ASKED.fullmatch(label)
    if asked is not None:
        return _mark(asked) if key_of(value) in _YES or value in _YES else None
    if not _OF_STATES.fullmatch(label):
        return None
    said = _PHRASE.fullmatch(value)
    return _mark(said) if said is not None and not said["of"] else None


def _of_title(plain: str) -> MarkSaid | None:
    """A piece of a title, or what stands in brackets, that says nothing else: "Scorecard August 2014 (provisional)"."""
    pieces = [piece.strip() for piece in _SEGMENTS.split(plain) if piece.strip()]
    found = [said for piece in pieces if (said := _PHRASE.fullmatch(piece)) is not None and not said["of"]]
    if len(pieces) < 2 or len(found) != 1 or "=" in plain or len(pieces[0]) < 3:
        return None
    return MarkSaid(_mark(found[0]), next(_months_named(plain), ""))


def _months_named(plain: str) -> Iterator[str]:
    yield from (each[0] for each in re.finditer(rf"\b{A_MONTH} (?:19|20)\d\d\b", plain))


def _mark(found: re.Match[str]) -> Mark:
    return Mark.ESTIMATED if "estimat" in found["mark"] else Mark.PROVISIONAL
