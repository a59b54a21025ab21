"""What a comment says of a figure among those before it: "the lowest in 12 months", "fell for the third month running";
told where a month before shows that it is not so."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ibdesk.domain.comments.months_named import months_named, months_of_span
from ibdesk.domain.comments.sentences import clauses
from ibdesk.domain.figure import Covers, Unit
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.month import Month
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import decimals_for, number_text

_GENERAL = (
    r"it|this|that|performance|(?:the |this )?(?:figure|number|rate|percentage|proportion|total|result|indicator)"
)
_FIGURE = (
    r"(?: (?:monthly|recorded|reported|single))?(?: (?:figure|number|rate|percentage|level|total|result|count|value))?"
)
_EXTREME = re.compile(
    rf"(?:^|\b(?P<what>{_GENERAL}|[a-z]+) (?:is|are|was|were|has been|reached) )(?:now |again |also |at )?"
    rf"(?:the |its |our )(?P<most>highest|lowest|best|worst){_FIGURE}(?: it has been| ever| on record| recorded)?"
    r"(?P<span> (?:in|for|over|since|this) [^,;]*?)?\s*(?=$|[.,;])",
    re.I,
)
_OTHER_VERB = re.compile(r"\b(?:is|are|was|were|had|has|at|with|as)\b", re.I)
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_ORDINAL = rf"(?P<many>{'|'.join(_ORDINALS)}|[2-8](?:nd|rd|th))"
_UP = r"rose|risen|increased|went up|gone up|grew|grown|increase|rise"
_DOWN = r"fell|fallen|decreased|dropped|went down|gone down|reduced|declined|decrease|reduction|fall|drop"
_WAY = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<better>improved|improvement)|(?P<worse>worsened|deteriorated))"
_IN_A_ROW = r"(?: (?:consecutive|successive))? month(?: running| in a row| in succession)?"
_SOMETHING = rf"(?P<what>{_GENERAL}|[a-z]+)"
_RUN = re.compile(rf"(?:^|\b{_SOMETHING} )(?:has |have )?{_WAY} (?:again )?for (?:the|a) {_ORDINAL}{_IN_A_ROW}\b", re.I)
_RUN_OF = re.compile(
    rf"\b(?:the|a) {_ORDINAL}{_IN_A_ROW} (?:of |that (?:{_SOMETHING} (?:has |have )?)|with an? )?"
    rf"(?:an? )?{_WAY}\b",
    re.I,
)
_NOT_SAID = re.compile(
    r"\b(?:not|never|nor?|neither|without|if|unless|whether|until|would|will|should|could|(?-i:may)|might|can|must"
    r"|expect\w*|anticipat\w*|predict\w*|forecast\w*|aim\w*|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|England"
    r"|national\w*|neighbours?|region\w*|councils?|authorit(?:y|ies)|country|other|another|indicators? \d|teams?"
    r"|localit(?:y|ies)|area|ward|staff|workers?|vacanc\w+|caseloads?|sickness|budget\w*|cost\w*|weeks?|days?|daily"
    r"|weekly|quarter\w*|one of|among|joint|second|third|previous\w*|before|had|average|repeat|some|both)\b|n['’]t\b"
    r"|[\"“”]|\bfrom [a-z]+",
    re.I,
)


def records_contradicted(sentence: str, page: IndicatorPage) -> Iterator[tuple[int, int, str]]:
    """Where a sentence sets the page's figure above or below earlier ones that show otherwise, and which does."""
    if page.value.number is None or page.value.is_impossible or page.value.covers is Covers.FINANCIAL_YEAR:
        return
    for at, clause in clauses(sentence):
        if any(each > page.month for each in months_named(clause, page.month).single):
            continue
        for match, words in _of_clause(clause, page):
            yield at + match.start(), at + match.end(), words


def _of_clause(clause: str, page: IndicatorPage) -> Iterator[tuple[re.Match[str], str]]:
    match = _EXTREME.search(clause)
    if match and (_OTHER_VERB.search(match["span"] or "") or _of_another_month(clause[: match.start()], page)):
        match = None
    if match and _is_own(match, page) and not _NOT_SAID.search(clause) and (words := _beaten(match, page)):
        yield match, words
    match = _RUN.search(clause) or _RUN_OF.search(clause)
    if match and _is_own(match, page):
        rest = clause[: match.start()] + clause[match.end() :]
        if not _NOT_SAID.search(rest) and (words := _broken(match, page)):
            yield match, words


def _of_another_month(before: str, page: IndicatorPage) -> bool:
    return any(each != page.month for each in months_named(before, page.month).single)


def _is_own(match: re.Match[str], page: IndicatorPage) -> bool:
    """Whether it is said of the indicator: by a general word, by a word of its name that nothing stands before, or by
    none."""
    what = (match["what"] or "").casefold()
    if not what or re.fullmatch(_GENERAL, what):
        return True
    name = page.indicator.name.casefold().split()
    begins = match.start("what") == 0 or match.string[: match.start("what")].endswith(" that ")
    return what in name and begins


def _series(page: IndicatorPage) -> Iterator[tuple[Fraction, Unit, Sequence[Point]]]:
    for made, points, unit in ((page.value, page.values, page.indicator.unit), (page.rate, page.rates, Unit.RATE)):
        if made.number is not None and made.unit is unit and made.month == page.month:
            yield made.number, unit, [point for point in points if point.month < made.month]


def _sign(match: re.Match[str], page: IndicatorPage) -> int:
    """1 for up, -1 for down; 0 where better is neither."""
    said = match.groupdict()
    good = {Polarity.HIGHER: 1, Polarity.LOWER: -1}.get(page.indicator.polarity, 0)
    most = (said.get("most") or "").casefold()
    if most:
        return {"highest": 1, "lowest": -1, "best": good, "worst": -good}[most]
    if said.get("up") or said.get("down"):
        return 1 if said.get("up") else -1
    return good if said.get("better") else -good


def _beaten(match: re.Match[str], page: IndicatorPage) -> str:
    """A month that was still more, or still less; empty where one of value and rate had none."""
    way = _sign(match, page)
    span = months_of_span(match["span"] or "", page.month)
    if not way or (match["span"] and span is None):
        return ""
    found = []
    for now, unit, points in _series(page):
        further = [
            point
            for point in points
            if point.number is not None and (point.number - now) * way > 0 and (span is None or point.month in span)
        ]
        if not further:
            return ""
        found.append((further[-1], now, unit))
    if not found:
        return ""
    latest, now, unit = found[0]
    then, shown = _text(page, latest.number, unit), _text(page, now, unit)
    return f"{latest.month.long} had {then}, and {page.month.long} has {shown}" if then != shown else ""


def _broken(match: re.Match[str], page: IndicatorPage) -> str:
    """A step of the run that went the other way, before the latest one, which the comment's direction tells of."""
    way, many = _sign(match, page), _many(match["many"])
    if not way:
        return ""
    found = []
    for now, unit, points in _series(page):
        numbers: dict[Month, Fraction] = {point.month: point.number for point in points if point.number is not None}
        numbers[page.month] = now
        steps = [
            (page.month - back, numbers.get(page.month - back), numbers.get(page.month - back - 1))
            for back in range(many)
        ]
        wrong = [
            (month, after, before)
            for month, after, before in steps
            if after is not None and before is not None and (after - before) * way < 0
        ]
        if not wrong or wrong[0][0] == page.month:
            return ""
        found.append((*wrong[0], unit))
    if not found:
        return ""
    month, after, before, unit = found[0]
    went = "rose" if after > before else "fell"
    return f"it {went} from {_text(page, before, unit)} to {_text(page, after, unit)} in {month.long}"


def _many(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _ORDINALS.index(word.casefold()) + 2


def _text(page: IndicatorPage, number: Fraction | None, unit: Unit) -> str:
    basis = Basis.RATE if unit is Unit.RATE else Basis.VALUE
    return number_text(number or Fraction(0), unit, decimals_for(page.indicator, basis))
