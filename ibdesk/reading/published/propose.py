"""What a published table seems to hold for a board: for each indicator the measure that says the same in words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product

from msgspec import Struct

from ibdesk.domain.figure import Covers, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.published.table import PublishedTable, kind_in
from ibdesk.domain.published.uses import POPULATION, PublishedUse, Taken
from ibdesk.domain.published.values import NumberKind

_LEAST_LIKE = 0.76
_EXACT = 1.0
_MOST_COMBINATIONS = 400
_TOTALS = frozenset(("total", "all", "all children", "totals", "all ages", "england", "all types", "overall"))
_TOKENS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SPELT_OUT = {
    "cpp": "child protection plan", "cpps": "child protection plan", "cp": "child protection", "plans": "plan",
    "cla": "looked after child", "lac": "looked after child", "cin": "child need", "children": "child",
    "icpc": "initial child protection conference", "icpcs": "initial child protection conference",
    "s47": "section 47 enquiry", "enquiries": "enquiry", "investigations": "enquiry", "referrals": "referral",
    "conferences": "conference", "assessments": "assessment", "months": "month", "years": "year", "days": "day",
    "started": "start", "starting": "start", "completed": "complete", "held": "hold",
}  # fmt: skip
_NOT_SAID = frozenset(
    re.findall(
        r"\w+",
        "a an and are at by count counts each end for in is march month number numbers of on or per percent percentage "
        "pct pc rate the total to up was were which who with within year 31 10 10000 10k 000 k during",
    )
)
_POPULATION = re.compile(r"population", re.IGNORECASE)
_AGES = re.compile(r"0\D{1,4}17|under 18", re.IGNORECASE)


class ProposedUse(Struct, frozen=True):
    """`likeness` is 1 where the words are the same; `only` says whether no other measure is as like."""

    use: PublishedUse
    likeness: float
    only: bool = True

    @property
    def is_clear(self) -> bool:
        """Whether the words are the same and no other measure says them."""
        return self.likeness >= _EXACT and self.only


def proposed_uses(table: PublishedTable, indicators: Iterable[Indicator]) -> tuple[ProposedUse, ...]:
    """At most one for each indicator, in their order; the population first where the table is one of populations."""
    population = proposed_population(table)
    if population is not None:
        return (ProposedUse(population, _EXACT),)
    found = []
    told_apart = _combinations(table)
    kinds = {measure: kind_in(table, measure) for measure in table.measures}
    for indicator in indicators:
        like = sorted(_like(table, indicator, kinds, told_apart), key=lambda each: (-each.likeness, _rank(each)))
        if like:
            rivals = [each for each in like[1:] if each.likeness == like[0].likeness and _rank(each) == _rank(like[0])]
            if all(each.use.where == like[0].use.where for each in rivals):  # else no word says which rows
                found.append(ProposedUse(like[0].use, like[0].likeness, not rivals))
    return tuple(found)


def proposed_population(table: PublishedTable) -> PublishedUse | None:
    """The population aged 0 to 17, where that is all that the table holds."""
    if len(table.measures) != 1 or not _POPULATION.search(table.measures[0] + table.workbook):
        return None
    where: list[tuple[str, str]] = []
    aged = False
    for heading in table.filters:
        words = table.words_of(heading)
        of_age = [word for word in words if _AGES.search(word)]
        totals = [word for word in words if word.casefold() in _TOTALS]
        aged |= len(of_age) == 1
        chosen = of_age if len(of_age) == 1 else totals if len(totals) == 1 else words
        if len(chosen) != 1:
            return None
        where.append((heading, chosen[0]))
    if not aged and not _AGES.search(f"{table.measures[0]} {table.title}"):
        return None
    return PublishedUse(table.headings, POPULATION, table.measures[0], Taken.POPULATION, tuple(where))


def ways_to_take(indicator: Indicator, kind: NumberKind) -> tuple[Taken, ...]:
    """How a measure of this kind can be a benchmark of the indicator, the likeliest first: a percentage of a
    percentage, a rate of a rate. A count is none by itself: only its rate over the population is, where the
    indicator's own rate is of a year or of a day. Of a number of another kind only a person can say."""
    match kind:
        case NumberKind.PERCENT:
            return (Taken.VALUE,) if indicator.unit is Unit.PERCENT else ()
        case NumberKind.RATE:
            if indicator.unit is Unit.RATE:
                return (Taken.VALUE,)
            return (Taken.RATE,) if has_yearly_rate(indicator) or indicator.rate_basis is RateBasis.NONE else ()
        case NumberKind.COUNT:
            return (Taken.WORKED_OUT,) if has_yearly_rate(indicator) and indicator.unit is Unit.COUNT else ()
        case NumberKind.OTHER:
            return (Taken.VALUE, Taken.RATE) if indicator.unit is not Unit.COUNT else (Taken.RATE,)


def has_yearly_rate(indicator: Indicator) -> bool:
    """Whether the rate that the board works out can stand beside a year's or a day's: over 12 months, or of the last
    day of a month."""
    return indicator.rate_covers in (Covers.ROLLING_12, Covers.SNAPSHOT, Covers.FINANCIAL_YEAR)


def _combinations(table: PublishedTable) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The ways to choose one word of each filter: "Total" and its like where there is one, else each of its words."""
    choices: list[list[tuple[str, str]]] = []
    for heading in table.filters:
        words = table.words_of(heading)
        totals = [word for word in words if word.casefold() in _TOTALS]
        if len(words) > 1:
            choices.append([(heading, word) for word in (totals[:1] or words)])
    return tuple(islice(product(*choices), _MOST_COMBINATIONS))


def _like(
    table: PublishedTable,
    indicator: Indicator,
    kinds: Mapping[str, NumberKind],
    told_apart: Sequence[tuple[tuple[str, str], ...]],
) -> Iterator[ProposedUse]:
    wanted = _said(indicator.name)
    always = tuple((heading, words[0]) for heading in table.filters if len(words := table.words_of(heading)) == 1)
    if not wanted:
        return
    for measure, kind in kinds.items():
        for taken in ways_to_take(indicator, kind) if kind is not NumberKind.OTHER else ():
            for where in told_apart:
                chosen = _said(measure) | {token for _, word in where for token in _said(word)}
                # What all rows share only adds to a measure: it tells no two of them apart.
                said = chosen | (frozenset(token for _, word in always for token in _said(word)) & wanted)
                likeness = len(said & wanted) / len(said | wanted)
                if likeness >= _LEAST_LIKE:
                    use = PublishedUse(table.headings, indicator.code, measure, taken, (*always, *where))
                    yield ProposedUse(use, likeness)


def _rank(proposed: ProposedUse) -> int:
    """A rate that the table gives comes before one that is worked out."""
    return tuple(Taken).index(proposed.use.taken)


@lru_cache(maxsize=4096)
def _said(text: str) -> frozenset[str]:
    tokens: set[str] = set()
    for token in _TOKENS.findall(text.replace("'", "")):
        tokens.update(_SPELT_OUT.get(token.casefold(), token.casefold()).split())
    return frozenset(tokens - _NOT_SAID)
