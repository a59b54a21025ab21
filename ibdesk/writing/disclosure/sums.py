"""Attempts by sums: the numbers themselves, differences, shares and rates turned back, what went out before."""

from collections.abc import Iterator
from fractions import Fraction

from ibdesk.domain.board import population_for
from ibdesk.domain.figure import Covers, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.number import PER
from ibdesk.domain.public.given_away import given_away
from ibdesk.domain.public.relations import Cell, Relation, relations_of
from ibdesk.domain.report.periods import months_of
from ibdesk.writing.disclosure.known import Known

_OF_NUMERATOR = (RateBasis.NUMERATOR, RateBasis.ROLLING_NUMERATOR, RateBasis.YEAR_NUMERATOR)
# So near to a whole number a count comes that was reckoned back from what a file keeps, or from two decimals.
_NEAR = Fraction(1, 20)
_Window = tuple[Cell, ...]


def by_sums(known: Known) -> Iterator[str]:
    yield from _as_it_stands(known)
    yield from _said_before(known)
    yield from _reckoned(known)


def name_of(cell: Cell) -> str:
    """the numerator of 7 for August 2014; “North” of 15 for August 2014."""
    assert isinstance(cell, tuple)
    code, month, what = cell[0], cell[1], cell[2]
    named = f"the {what}" if isinstance(what, Part) else f"“{what}”"
    return f"{named} of {code} for {month.long}"


def _as_it_stands(known: Known) -> Iterator[str]:
    for cell in known.version.held.cells:
        if cell in known.numbers:
            yield f"Data: {name_of(cell)} stands there as a number."


def _said_before(known: Known) -> Iterator[str]:
    for cell in known.version.held.small:
        if cell in known.secrets and known.earlier.shown.get(cell) == known.secrets[cell]:
            yield f"An earlier public version showed {name_of(cell)}."
    for cell in known.earlier.hidden:
        if cell in known.numbers:
            yield f"Data: {name_of(cell)} was held back in an earlier public version, and is shown now."


def _reckoned(known: Known) -> Iterator[str]:
    """All that stands in the file as one system of sums."""
    said: dict[Cell, Fraction] = {**known.numbers}
    relations = list(_from_the_pages(known, said))
    counts = {**known.secrets, **said}
    own = (
        each for each in relations_of(known.records, _all_counts(known)) if all(cell in counts for cell in each.cells)
    )
    secrets = known.secrets.keys() - said.keys()
    small = known.version.held.small & secrets
    together = (*own, *relations)
    guessed = given_away(together, counts, secrets, small) - known.version.held.guessed
    for cell in sorted(guessed | given_away(together, counts, secrets, ()), key=str):
        yield f"Sums of what is shown leave one number for {name_of(cell)}."


def _all_counts(known: Known) -> dict[Cell, Fraction]:
    from ibdesk.domain.public.relations import counts_of

    return counts_of(known.records)


def _from_the_pages(known: Known, said: dict[Cell, Fraction]) -> Iterator[Relation]:
    """What pages print, turned back into the counts that it is made of; each becomes a number that is `said`."""
    for (code, month), value in known.page_values.items():
        indicator = known.definitions.of(code, month)
        if indicator is None:
            continue
        if indicator.unit is Unit.COUNT:
            yield from _made_of(
                known, said, ("page", code, month), value, (indicator, Part.VALUE, indicator.value_period)
            )
        elif indicator.unit is Unit.PERCENT:
            yield from _share(known, said, indicator, month, value)
    for (code, month), rate in known.page_rates.items():
        indicator, population = known.definitions.of(code, month), population_for(known.records.populations, month)
        if indicator is None or indicator.rate_covers is None or population is None:
            continue
        count = _whole(rate * population.children / PER)
        part = Part.NUMERATOR if indicator.rate_basis in _OF_NUMERATOR else Part.VALUE
        if count is not None:
            yield from _made_of(known, said, ("rate", code, month), count, (indicator, part, indicator.rate_covers))


def _made_of(
    known: Known, said: dict[Cell, Fraction], name: Cell, number: Fraction, what: tuple[Indicator, Part, Covers]
) -> Iterator[Relation]:
    assert isinstance(name, tuple)
    window = _window(known, said, name[1], name[2], what)
    if window is not None:
        said[name] = number
        yield Relation(window, (name,))


def _share(
    known: Known, said: dict[Cell, Fraction], indicator: Indicator, month: Month, percent: Fraction
) -> Iterator[Relation]:
    code, covers = indicator.code, indicator.value_period
    above = _window(known, said, code, month, (indicator, Part.NUMERATOR, covers))
    below = _window(known, said, code, month, (indicator, Part.DENOMINATOR, covers))
    if above is None or below is None:
        return
    if all(cell in said for cell in below):
        count = _whole(percent / 100 * sum(said[cell] for cell in below))
        if count is not None:
            said["share", code, month] = count
            yield Relation(above, (("share", code, month),))
    elif all(cell in said for cell in above) and percent:
        count = _whole(sum((said[cell] for cell in above), Fraction(0)) * 100 / percent)
        if count is not None:
            said["base", code, month] = count
            yield Relation(below, (("base", code, month),))


def _window(
    known: Known, said: dict[Cell, Fraction], code: str, month: Month, what: tuple[Indicator, Part, Covers]
) -> _Window | None:
    """The counts that a number over a period is made of: its months, else the finished one."""
    indicator, part, covers = what
    months = tuple((code, each, part, Supply.PARTS, indicator.part_covers) for each in months_of(covers, month))
    finished = (code, month, part, Supply.FINISHED, covers)
    for window in (months, (finished,)):
        if all(cell in known.secrets or cell in said for cell in window):
            return window
    return None


def _whole(number: Fraction) -> Fraction | None:
    nearest = Fraction(round(number))
    return nearest if abs(number - nearest) <= _NEAR else None
