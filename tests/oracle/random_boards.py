"""Random boards for the oracle: plain rows first, the product's records made of them afterwards."""

from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from ibdesk.domain.board import Population, Records
from ibdesk.domain.figure import CellSource, Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, Polarity, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, PercentOfTarget, Target

FIRST = 2011 * 12  # January 2011, counted in months
MONTHS = 48
REASONS = ("blank", "no data", "suppressed")
SOMEWHERE = CellSource("random.xlsx", "Figures", "A1")
BASES = {
    "count": ("none", "value", "rolling value", "year value"),
    "percent": ("none", "numerator", "rolling numerator"),
    "days": ("none",),
}
_RATE_BASIS = {
    "none": RateBasis.NONE,
    "value": RateBasis.VALUE,
    "rolling value": RateBasis.ROLLING_VALUE,
    "year value": RateBasis.YEAR_VALUE,
    "numerator": RateBasis.NUMERATOR,
    "rolling numerator": RateBasis.ROLLING_NUMERATOR,
}


@dataclass
class Row:
    """One indicator as a person would list it; `cells` are by month (counted) and part: a number, or a reason."""

    code: str
    unit: str
    period: str
    finished: bool
    basis: str
    polarity: str
    low: Fraction | None
    high: Fraction | None
    target_on: str
    target_from: int | None
    tolerance: tuple[str, Fraction] | None
    cells: dict[tuple[int, str], Fraction | str] = field(default_factory=dict)


@dataclass
class Board:
    rows: list[Row]
    populations: dict[int, int]


def random_board(number: int) -> Board:
    """The same for the same number everywhere."""
    random = Random(number)
    rows = [_row(random, str(100 + place)) for place in range(8)]
    return Board(rows, {year: random.randrange(20_000, 60_000) for year in (2011, 2013)})


def _row(random: Random, code: str) -> Row:
    unit = random.choice(("count", "count", "percent", "days"))
    periods = (
        ("in month",) if unit == "days" else ("in month", "quarter", "rolling 12 months", "financial year to date")
    )
    period = random.choice((*periods, "month-end snapshot") if unit == "count" else periods)
    finished = period == "quarter" and random.random() < 0.5
    basis = random.choice(BASES[unit])
    if period in ("quarter", "month-end snapshot", "financial year to date") and basis not in ("none", "value"):
        basis = "none"
    low, high = sorted(Fraction(random.randrange(0, 1_000), 10) for _ in range(2))
    at_least, at_most = random.choice(((low, None), (None, high), (low, high), (None, None)))
    tolerance = random.choice((None, ("percent", Fraction(10)), ("absolute", Fraction(5))))
    row = Row(
        code,
        unit,
        period,
        finished,
        basis,
        random.choice(("Higher is better", "Lower is better", "To target", "N/A")),
        at_least,
        at_most,
        "rate" if basis != "none" and random.random() < 0.5 else "value",
        random.choice((None, None, FIRST + 40)),
        tolerance,
    )
    gaps = random.choice((0.0, 0.0, 0.05, 0.2))
    for month in range(FIRST, FIRST + MONTHS):
        if finished and month % 3 != 2:
            continue
        for part in ("numerator", "denominator") if unit == "percent" else ("value",):
            row.cells[month, part] = _cell(random, unit, part, gaps)
    return row


def _cell(random: Random, unit: str, part: str, gaps: float) -> Fraction | str:
    if random.random() < gaps:
        return random.choice(REASONS)
    if random.random() < 0.004:
        return Fraction(random.choice((-3, 5)), 2 if unit == "count" else 1)  # some of them cannot be
    if unit == "days":
        return Fraction(random.randrange(0, 600), 10)
    return Fraction(random.randrange(30, 90) if part == "denominator" else random.randrange(0, 60))


def records_of(board: Board) -> Records:
    """What the product knows of the board."""
    figures: list[Figure] = []
    for row in board.rows:
        period = Covers(row.period)
        part_covers = Covers.SNAPSHOT if period is Covers.SNAPSHOT else Covers.MONTH
        supply, covers = (Supply.FINISHED, period) if row.finished else (Supply.PARTS, part_covers)
        for (month, part), cell in row.cells.items():
            quantity = cell if isinstance(cell, Fraction) else Missing(cell)
            figures.append(Figure(row.code, month_of(month), Part(part), quantity, supply, covers, SOMEWHERE))
    return Records(
        indicators=tuple(map(_indicator, board.rows)),
        figures=tuple(figures),
        targets=tuple(target for row in board.rows if (target := _target(row)) is not None),
        populations=tuple(Population(year, Fraction(children)) for year, children in board.populations.items()),
    )


def month_of(counted: int) -> Month:
    return Month(counted // 12, counted % 12 + 1)


def _indicator(row: Row) -> Indicator:
    return Indicator(
        row.code,
        "Section",
        f"Indicator {row.code}",
        "Officer",
        unit=Unit(row.unit),
        value_period=Covers(row.period),
        supplied_as=Supply.FINISHED if row.finished else Supply.PARTS,
        rate_basis=_RATE_BASIS[row.basis],
        polarity=Polarity(row.polarity),
    )


def _target(row: Row) -> Target | None:
    bounds: AtLeast | AtMost | Between
    if row.low is not None and row.high is not None:
        bounds = Between(row.low, row.high)
    elif row.low is not None:
        bounds = AtLeast(row.low)
    elif row.high is not None:
        bounds = AtMost(row.high)
    else:
        return None
    tolerance: PercentOfTarget | Absolute | None = None
    if row.tolerance is not None:
        kind, amount = row.tolerance
        tolerance = PercentOfTarget(amount) if kind == "percent" else Absolute(amount)
    from_month = month_of(row.target_from) if row.target_from is not None else None
    return Target(row.code, bounds, Basis(row.target_on), from_month, tolerance)
