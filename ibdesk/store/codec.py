"""Every kind of record but figures, with the way it is kept as JSON text."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from ibdesk.domain.assessment import Override, Status
from ibdesk.domain.board import (
    Benchmark,
    Comment,
    CommentState,
    Direction,
    Event,
    Population,
    PrintedDirection,
    ReportDetails,
)
from ibdesk.domain.figure import BreakdownFigure, Covers, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.target import Basis, Target
from ibdesk.domain.workbook import SheetRead
from ibdesk.store.fields import (
    BOUNDS,
    MONTH,
    NUMBER,
    QUANTITY,
    SOURCE,
    TEXT,
    TOLERANCE,
    TRUTH,
    WHOLE,
    WITHIN,
    choice,
    many,
    optional,
)
from ibdesk.store.shape import Shape

INDICATOR = Shape(
    Indicator,
    {
        "code": TEXT,
        "section": TEXT,
        "name": TEXT,
        "officer": TEXT,
        "description": TEXT,
        "polarity": choice(Polarity),
        "guide": TEXT,
        "unit": choice(Unit),
        "value_period": choice(Covers),
        "rate_basis": choice(RateBasis),
        "supplied_as": choice(Supply),
        "frequency": choice(Frequency),
        "decimals": optional(WHOLE),
        "numerator_of": many(TEXT),
        "denominator": optional(TEXT),
        "within": optional(WITHIN),
        "compare_without_target": TRUTH,
        "rate_label": TEXT,
        "period_label": TEXT,
        "first_month": optional(MONTH),
        "last_month": optional(MONTH),
        "source": optional(SOURCE),
    },
)
TARGET = Shape(
    Target,
    {
        "code": TEXT,
        "bounds": BOUNDS,
        "basis": optional(choice(Basis)),
        "from_month": optional(MONTH),
        "tolerance": optional(TOLERANCE),
        "reason": TEXT,
        "basis_stated": TRUTH,
        "source": optional(SOURCE),
    },
)
BENCHMARK = Shape(
    Benchmark,
    {
        "code": TEXT,
        "name": TEXT,
        "period": TEXT,
        "quantity": QUANTITY,
        "basis": choice(Basis),
        "source_name": TEXT,
        "from_month": optional(MONTH),
        "unit_written": TEXT,
        "source": optional(SOURCE),
    },
)
POPULATION = Shape(Population, {"year": WHOLE, "children": NUMBER, "source_name": TEXT, "source": optional(SOURCE)})
BREAKDOWN = Shape(
    BreakdownFigure, {"code": TEXT, "month": MONTH, "category": TEXT, "quantity": QUANTITY, "source": SOURCE}
)
COMMENT = Shape(
    Comment,
    {
        "code": TEXT,
        "month": MONTH,
        "text": TEXT,
        "author": TEXT,
        "state": choice(CommentState),
        "at": TEXT,
        "source": optional(SOURCE),
    },
)
EVENT = Shape(
    Event, {"month": MONTH, "code": optional(TEXT), "what": TEXT, "rebase": TRUTH, "source": optional(SOURCE)}
)
PRINTED_DIRECTION = Shape(
    PrintedDirection,
    {
        "code": TEXT,
        "month": MONTH,
        "direction": choice(Direction),
        "current": QUANTITY,
        "previous": QUANTITY,
        "source": SOURCE,
    },
)
OVERRIDE = Shape(
    Override, {"code": TEXT, "month": MONTH, "status": choice(Status), "reason": TEXT, "by": TEXT, "at": TEXT}
)
DETAILS = Shape(ReportDetails, {field.name: TEXT for field in fields(ReportDetails)})
PROBLEM = Shape(
    Problem,
    {
        "rule": TEXT,
        "severity": choice(Severity),
        "message": TEXT,
        "next_step": TEXT,
        "source": optional(SOURCE),
        "code": optional(TEXT),
        "month": optional(MONTH),
        "found": TEXT,
    },
)
SHEET = Shape(SheetRead, {"name": TEXT, "layout": TEXT, "figures": WHOLE, "where": TEXT})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its word in the board file, where Records hold it, and what makes a later one supersede
    an earlier one."""

    word: str
    where: str
    shape: Shape[Any]
    key: Callable[[Any], tuple[object, ...]]


KINDS = (
    Kind("indicator", "indicators", INDICATOR, lambda record: (record.code, record.first_month)),
    Kind("target", "targets", TARGET, lambda record: record.key),
    Kind("benchmark", "benchmarks", BENCHMARK, lambda record: record.key),
    Kind("population", "populations", POPULATION, lambda record: (record.key,)),
    Kind("breakdown", "breakdowns", BREAKDOWN, lambda record: record.key),
    Kind("comment", "comments", COMMENT, lambda record: record.key),
    Kind("event", "events", EVENT, lambda record: record.key),
    Kind("printed_direction", "printed_directions", PRINTED_DIRECTION, lambda record: record.key),
    Kind("override", "overrides", OVERRIDE, lambda record: record.key),
)
