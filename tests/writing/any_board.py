"""Any valid board, drawn at random: what workbooks can bring and a template can hold, odd names and marks included."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from ibdesk.domain.board import Benchmark, Comment, Event, Population, Records, ReportDetails
from ibdesk.domain.figure import BreakdownFigure, Covers, Figure, Mark, Missing, Part, Quantity, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis, Within
from ibdesk.domain.month import Month, months
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, PercentOfTarget, Target
from ibdesk.reading.tables.figures.figures_of import supply_and_covers
from ibdesk.reading.values.cell_text import key_of
from tests.made import AUGUST, SOMEWHERE

# Codes that Excel likes to make numbers or dates of, and others that boards have.
CODES = ("7", "10", "18", "33", "40", "01", "007b", "9a", "9b", "7.1", "CP-3", "A 1", "1e3", "2014", "Ω")
SPAN = months(Month(2011, 4), AUGUST)
LATER = months(AUGUST + 1, Month(2015, 3))
ODD = (
    "Referrals & re-referrals <all>", "=1+1", "“Quoted” 'names'", "Ärzte – Zürich, naïve café", "2014", "Aug-14", "[x]",
    "65%", "Total", "東京 😀", "@home", "+44 1632", "-", "x" * 300, "Code", "Two\nlines", "N/A", "_x0041_", "مجلس",
)  # fmt: skip


def _tidy(text: str) -> bool:
    return text == text.strip() != ""


TEXTS = st.sampled_from(ODD) | st.text(st.sampled_from("abc ABC é£–<&\"'=+@#%1,.\n"), min_size=1, max_size=30).filter(
    _tidy
)
MAYBE_TEXT = st.just("") | TEXTS
LINES = TEXTS.map(lambda text: " ".join(text.split()))

_WHOLE = st.integers(0, 2_000).map(Fraction)
_DECIMAL = st.decimals(0, 2_000, places=2).map(Fraction)
_SMALL = st.sampled_from(("0", "1", "0.5", "0.51", "0.0001", "0.005", "1.5")).map(Fraction)
_LARGE = st.sampled_from(("123456789", "123456789.123456", "99999999999999")).map(Fraction)
NUMBERS = st.one_of(_WHOLE, _WHOLE, _DECIMAL, _SMALL, _LARGE, _WHOLE.map(lambda number: -number))
SHARES = st.one_of(
    st.decimals(0, 100, places=2).map(Fraction), _SMALL, st.just(Fraction(100)), st.just(Fraction(103, 2))
)
MISSING = st.sampled_from(Missing)
P, E, R = Mark.PROVISIONAL, Mark.ESTIMATED, Mark.REVISED
MARKS = st.sampled_from(((),) * 12 + ((P,),) * 2 + ((E,), (R,), (E, R), (P, R)))
CATEGORIES = LINES.filter(lambda text: text.casefold() not in ("total", "totals", "all", "sum", "overall"))


def _numbers_of(unit: Unit) -> st.SearchStrategy[Quantity]:
    return (SHARES if unit is Unit.PERCENT else NUMBERS) | MISSING


@st.composite
def indicators(draw: st.DrawFn) -> tuple[Indicator, ...]:
    """One to five definitions, some of them with two, one after the other."""
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=5, unique=True))
    names = draw(st.lists(LINES.filter(key_of), min_size=len(codes), max_size=len(codes), unique_by=key_of))
    made = []
    for code, name in zip(codes, names, strict=True):
        one = draw(_indicator(code, name, codes))
        made.append(one)
        if one.last_month is not None and draw(st.booleans()):
            made.append(draw(_indicator(code, name, codes, one.last_month + 1)))
    return tuple(made)


@st.composite
def _indicator(draw: st.DrawFn, code: str, name: str, codes: Sequence[str], first: Month | None = None) -> Indicator:
    others = st.sampled_from([each for each in codes if each != code] or ["7"])
    quarterly = draw(st.booleans()) and draw(st.booleans())
    return Indicator(
        code,
        draw(MAYBE_TEXT),
        name,
        draw(MAYBE_TEXT),
        draw(MAYBE_TEXT),
        draw(st.sampled_from(Polarity)),
        draw(MAYBE_TEXT),
        draw(st.sampled_from(Unit)),
        Covers.QUARTER if quarterly else draw(st.sampled_from(Covers)),
        draw(st.sampled_from(RateBasis)),
        Supply.FINISHED if quarterly else draw(st.sampled_from(Supply)),
        Frequency.QUARTERLY if quarterly else Frequency.MONTHLY,
        draw(st.none() | st.integers(0, 6)),
        tuple(draw(st.lists(others, max_size=2, unique=True))),
        draw(st.none() | others),
        draw(st.none() | st.builds(Within, others, st.booleans())),
        draw(st.booleans()),
        draw(MAYBE_TEXT),
        draw(MAYBE_TEXT),
        first or draw(st.none() | st.sampled_from(SPAN[:12])),
        draw(st.none() | st.sampled_from(SPAN[20:])) if first is None else None,
    )


def definition(definitions: Sequence[Indicator], code: str, month: Month) -> Indicator:
    """The definition that holds for a figure: as the readers of workbooks have it."""
    own = [each for each in definitions if each.code == code]
    begun = [each for each in own if each.first_month is None or each.first_month <= month]
    return next((each for each in own if each.defined_in(month)), (begun or own)[-1 if begun else 0])


@st.composite
def figures_of(draw: st.DrawFn, definitions: Sequence[Indicator], code: str, plain: bool) -> list[Figure]:
    """Figures of one code; `plain` ones are all what a cell under a month says, without a word of what it covers."""
    made: dict[object, Figure] = {}
    for month in sorted(draw(st.sets(st.sampled_from(SPAN[-14:]) | st.sampled_from((*SPAN, *LATER)), max_size=5))):
        one = definition(definitions, code, month)
        parts = draw(st.sampled_from(((Part.VALUE,), (Part.NUMERATOR, Part.DENOMINATOR), tuple(Part)[:3])))
        for part in parts if plain else (*parts, *draw(st.sampled_from(((), (Part.RATE,))))):
            supply, covers = supply_and_covers(one, part)
            if not plain and draw(st.integers(0, 3)) == 0:
                supply, covers = _another_period(draw, one, part)
            marks = draw(MARKS)
            figure = Figure(
                code,
                month,
                part,
                draw(_numbers_of(one.unit if part is Part.VALUE else Unit.RATE if part is Part.RATE else Unit.COUNT)),
                supply,
                covers,
                SOMEWHERE,
                one.unit if part is Part.VALUE and draw(st.booleans()) else None,
                frozenset(marks),
            )
            made[figure.key] = figure
    return list(made.values())


def _another_period(draw: st.DrawFn, one: Indicator, part: Part) -> tuple[Supply, Covers]:
    if part is not Part.RATE and draw(st.booleans()):
        return Supply.PARTS, one.part_covers
    return Supply.FINISHED, draw(st.sampled_from(Covers))


@st.composite
def boards(draw: st.DrawFn, plain: bool = False) -> Records:
    """Definitions and figures, comments and breakdowns; `plain`: figures that need no word of what they cover."""
    definitions = draw(indicators())
    codes = list(dict.fromkeys(each.code for each in definitions))
    figures = [figure for code in codes for figure in draw(figures_of(definitions, code, plain))]
    keys = draw(st.lists(st.tuples(st.sampled_from(codes), st.sampled_from(SPAN[-3:])), max_size=4, unique=True))
    return Records(
        indicators=definitions,
        figures=tuple(figures),
        comments=tuple(Comment(code, month, draw(TEXTS), draw(MAYBE_TEXT)) for code, month in keys),
        breakdowns=tuple(
            BreakdownFigure(
                code, month, category, draw(_numbers_of(definition(definitions, code, month).unit)), SOMEWHERE
            )
            for code, month in keys
            for category in draw(st.lists(CATEGORIES, max_size=3, unique=True))
        ),
    )


@st.composite
def whole_boards(draw: st.DrawFn) -> Records:
    """Boards with targets, benchmarks, populations, events and the cover's words too."""
    board = draw(boards())
    codes = list(dict.fromkeys(each.code for each in board.indicators))
    a_code, maybe_month = st.sampled_from(codes), st.none() | st.sampled_from(SPAN)
    named = "council", "classification", "contact_name", "telephone", "notes"
    texts: dict[str, Any] = {field: draw(MAYBE_TEXT) for field in named}
    years = draw(st.lists(st.integers(2009, 2016), max_size=3, unique=True))
    return Records(
        details=ReportDetails(title=draw(TEXTS), **texts),
        indicators=board.indicators,
        figures=board.figures,
        comments=board.comments,
        breakdowns=board.breakdowns,
        targets=tuple(draw(st.lists(_targets(a_code, maybe_month), max_size=4, unique_by=lambda target: target.key))),
        benchmarks=tuple(
            draw(st.lists(_benchmarks(a_code, maybe_month), max_size=4, unique_by=lambda benchmark: benchmark.key))
        ),
        populations=tuple(
            Population(year, Fraction(draw(st.integers(1, 400_000))), draw(MAYBE_TEXT)) for year in sorted(years)
        ),
        events=tuple(draw(st.lists(_events(st.none() | a_code), max_size=3, unique_by=lambda event: event.key))),
    )


_BOUNDS = st.one_of(
    st.builds(AtLeast, NUMBERS),
    st.builds(AtMost, NUMBERS),
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: Between(min(pair), max(pair))),
)
_POSITIVE = NUMBERS.map(abs)
_TOLERANCES = st.none() | st.builds(PercentOfTarget, _POSITIVE) | st.builds(Absolute, _POSITIVE)


def _targets(codes: st.SearchStrategy[str], from_months: st.SearchStrategy[Month | None]) -> st.SearchStrategy[Target]:
    basis = st.sampled_from(((None, True), (Basis.VALUE, True), (Basis.RATE, True), (Basis.VALUE, False)))
    return st.builds(
        lambda code, bounds, based, first, tolerance, reason: Target(
            code, bounds, based[0], first, tolerance, reason, based[1]
        ),
        codes, _BOUNDS, basis, from_months, _TOLERANCES, MAYBE_TEXT,
    )  # fmt: skip


def _benchmarks(
    codes: st.SearchStrategy[str], from_months: st.SearchStrategy[Month | None]
) -> st.SearchStrategy[Benchmark]:
    periods = st.sampled_from(("2012/13", "2011/12", "2012/2013", "Month End", "2011/13", ""))
    quantities = NUMBERS | st.sampled_from([each for each in Missing if each is not Missing.BLANK])
    names = st.sampled_from(("England", "West Midlands", "Statistical neighbours")) | LINES
    return st.builds(Benchmark, codes, names, periods, quantities, st.sampled_from(Basis), MAYBE_TEXT, from_months)


def _events(codes: st.SearchStrategy[str | None]) -> st.SearchStrategy[Event]:
    return st.builds(Event, st.sampled_from(SPAN), codes, TEXTS, st.booleans())
