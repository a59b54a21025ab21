"""Records of every kind, drawn at random, for the store's property tests."""

from fractions import Fraction

from hypothesis import strategies as st

from ibdesk.domain.assessment import Override, OverrideRemoved, Status
from ibdesk.domain.board import (
    Benchmark,
    Comment,
    CommentState,
    Direction,
    Event,
    Population,
    PrintedDirection,
    Records,
    ReportDetails,
)
from ibdesk.domain.figure import BreakdownFigure, CellSource, Covers, Figure, Mark, Missing, Part, Supply, TypedIn, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis, Within
from ibdesk.domain.mapping import (
    MappedColumn,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    Scale,
    SheetMapping,
    WordMeaning,
)
from ibdesk.domain.month import Month
from ibdesk.domain.printed_report import PrintedQuarter
from ibdesk.domain.problem import AcceptanceTakenBack, AcceptedWarning, Problem, Severity
from ibdesk.domain.refused import RefusedFile, WhyRefused
from ibdesk.domain.seal import Seal, SealOpened
from ibdesk.domain.settings import Assessing, BoardSettings
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, PercentOfTarget, Target
from ibdesk.domain.workbook_contents import SheetRead, WorkbookContents

# What people write, and what no database likes: NUL, lone surrogates (file names on Linux), the store's own sign.
TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            "7",
            "7.0",
            "Referrals – all",
            "=1+1",
            "'; DROP TABLE step; --",
            "a\0b",
            "\udcff.xlsx",
            "\ufdd0",
            "\ufdd07",
        ]
    ),
    st.text(alphabet=st.characters(), max_size=12),
)
CODES = st.sampled_from(["1", "2", "7", "10", "07", "7b", "Ω"])
MONTHS = st.builds(Month, st.integers(2012, 2015), st.integers(1, 12)) | st.sampled_from(
    [Month(1500, 1), Month(3000, 12)]
)
NUMBERS = st.one_of(
    st.integers(-5, 2000).map(Fraction),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9).map(Fraction),
    st.fractions(max_denominator=999),
    st.sampled_from([Fraction(10) ** 140, Fraction(1, 10**140), Fraction(-1, 3) ** 200]),
)
QUANTITIES = NUMBERS | st.sampled_from(Missing)
SOURCES = st.builds(CellSource, TEXTS, TEXTS, TEXTS, st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple))
# A day in words has no word "on", which a name may have.
TYPED_IN = st.builds(
    TypedIn, TEXTS | st.just("Anna on call"), st.sampled_from(["8 September 2014", "", "today"]), TEXTS
)
MAYBE_SOURCE = st.none() | SOURCES
MAYBE_MONTH = st.none() | MONTHS
BOUNDS = st.one_of(
    st.builds(AtLeast, NUMBERS),
    st.builds(AtMost, NUMBERS),
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: Between(min(pair), max(pair))),
)

INDICATORS = st.builds(
    Indicator,
    code=CODES,
    section=TEXTS,
    name=TEXTS,
    officer=TEXTS,
    description=TEXTS,
    polarity=st.sampled_from(Polarity),
    guide=TEXTS,
    unit=st.sampled_from(Unit),
    value_period=st.sampled_from(Covers),
    rate_basis=st.sampled_from(RateBasis),
    supplied_as=st.sampled_from(Supply),
    frequency=st.sampled_from(Frequency),
    decimals=st.none() | st.integers(0, 6),
    numerator_of=st.lists(CODES, max_size=2).map(tuple),
    denominator=st.none() | CODES,
    within=st.none() | st.builds(Within, CODES, st.booleans()),
    compare_without_target=st.booleans(),
    rate_label=TEXTS,
    period_label=TEXTS,
    first_month=MAYBE_MONTH,
    last_month=MAYBE_MONTH,
    source=MAYBE_SOURCE,
)
TARGETS = st.builds(
    Target,
    CODES,
    BOUNDS,
    st.none() | st.sampled_from(Basis),
    MAYBE_MONTH,
    st.none() | st.builds(PercentOfTarget, NUMBERS) | st.builds(Absolute, NUMBERS),
    TEXTS,
    st.booleans(),
    MAYBE_SOURCE,
)
BENCHMARKS = st.builds(
    Benchmark, CODES, TEXTS, TEXTS, QUANTITIES, st.sampled_from(Basis), TEXTS, MAYBE_MONTH, TEXTS, MAYBE_SOURCE
)
FIGURES = st.builds(
    Figure,
    CODES,
    MONTHS,
    st.sampled_from(Part),
    QUANTITIES,
    st.sampled_from(Supply),
    st.sampled_from(Covers),
    SOURCES | TYPED_IN,
    st.none() | st.sampled_from(Unit),
    st.frozensets(st.sampled_from(Mark)),
)
COMMENTS = st.builds(
    Comment, CODES, MONTHS, TEXTS, TEXTS, st.sampled_from(CommentState), TEXTS, MAYBE_SOURCE, MAYBE_MONTH
)
REASONS = TEXTS.filter(lambda text: bool(text.strip()))
OVERRIDES = st.one_of(
    st.builds(Override, CODES, MONTHS, st.sampled_from(Status), REASONS, TEXTS, TEXTS),
    st.builds(OverrideRemoved, CODES, MONTHS, TEXTS, TEXTS),
)
WARNING = (st.sampled_from(["big-change", "stale"]), st.none() | CODES, MAYBE_MONTH, TEXTS, TEXTS)
ACCEPTED = st.builds(AcceptedWarning, *WARNING, REASONS, TEXTS, TEXTS)
ACCEPTANCES = ACCEPTED | st.builds(AcceptanceTakenBack, *WARNING, TEXTS, TEXTS)
SEALS = st.one_of(
    st.builds(Seal, MONTHS, TEXTS, TEXTS, st.integers(0, 99), TEXTS, TEXTS),
    st.builds(SealOpened, MONTHS, REASONS, TEXTS, TEXTS),
)
TOLERANCES = st.none() | st.builds(PercentOfTarget, NUMBERS) | st.builds(Absolute, NUMBERS)
SETTINGS = st.builds(
    BoardSettings,
    st.lists(TEXTS, max_size=2).map(tuple),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    st.integers(0, 99),
    TOLERANCES,
    st.booleans(),
    st.lists(st.builds(Assessing, TOLERANCES, st.booleans(), MAYBE_MONTH), max_size=2).map(tuple),
)
MEANINGS = st.one_of(
    st.builds(RowField, TEXTS),
    st.builds(MonthsAcross, st.sampled_from(Part)),
    st.builds(OfIndicator, CODES, st.none() | st.sampled_from(Part)),
    st.just(NotUsed()),
)
MAPPINGS = st.builds(
    SheetMapping,
    TEXTS,
    st.lists(st.builds(MappedColumn, TEXTS, MEANINGS), max_size=3).map(tuple),
    TEXTS,
    st.integers(1, 3),
    TEXTS,
    MAYBE_MONTH | st.sampled_from(MonthFrom),
    st.lists(st.builds(WordMeaning, TEXTS, TEXTS), max_size=2).map(tuple),
    st.lists(st.tuples(CODES, st.sampled_from(Scale)), max_size=2).map(tuple),
)
PROBLEMS = st.builds(
    Problem,
    TEXTS,
    st.sampled_from(Severity),
    TEXTS,
    TEXTS,
    MAYBE_SOURCE,
    st.none() | CODES,
    MAYBE_MONTH,
    TEXTS,
    st.none() | ACCEPTED,
)
FILES = st.builds(
    WorkbookContents,
    name=TEXTS,
    sha256=st.sampled_from(["a" * 64, "b" * 64]),
    sheets=st.lists(st.builds(SheetRead, TEXTS, TEXTS, st.integers(0, 999), TEXTS), max_size=2).map(tuple),
    refused=st.none() | st.builds(RefusedFile, st.sampled_from(WhyRefused), TEXTS, TEXTS, TEXTS),
)


def _few(each: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(each, max_size=3).map(tuple)


RECORDS = st.builds(
    Records,
    details=st.none() | st.builds(ReportDetails, title=TEXTS, council=TEXTS, notes=TEXTS, telephone=TEXTS),
    indicators=_few(INDICATORS),
    targets=_few(TARGETS),
    benchmarks=_few(BENCHMARKS),
    populations=_few(st.builds(Population, st.integers(1900, 2100), NUMBERS, TEXTS, MAYBE_SOURCE)),
    figures=_few(FIGURES),
    breakdowns=_few(st.builds(BreakdownFigure, CODES, MONTHS, TEXTS, QUANTITIES, SOURCES)),
    comments=_few(COMMENTS),
    events=_few(st.builds(Event, MONTHS, st.none() | CODES, TEXTS, st.booleans(), MAYBE_SOURCE)),
    printed_directions=_few(
        st.builds(
            PrintedDirection,
            CODES,
            MONTHS,
            st.sampled_from(Direction),
            QUANTITIES,
            QUANTITIES,
            SOURCES,
            st.lists(
                st.builds(
                    PrintedQuarter,
                    TEXTS,
                    QUANTITIES,
                    st.none() | st.sampled_from(Unit),
                    st.lists(MONTHS, max_size=3).map(tuple),
                    SOURCES,
                ),
                max_size=2,
            ).map(tuple),
        )
    ),
    overrides=_few(OVERRIDES),
    acceptances=_few(ACCEPTANCES),
    seals=_few(SEALS),
    mappings=_few(MAPPINGS),
    settings=st.none() | SETTINGS,
    sample=st.booleans(),
)
