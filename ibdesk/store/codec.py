"""Every kind of record but figures, with the way it is kept as JSON text."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from ibdesk.domain.assessment import Override, OverrideRemoved, Status
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
from ibdesk.domain.problem import AcceptanceTakenBack, AcceptedWarning, Problem, Severity
from ibdesk.domain.seal import Seal, SealOpened
from ibdesk.domain.settings import Assessing, BoardSettings
from ibdesk.domain.target import Basis, Target
from ibdesk.domain.workbook_contents import SheetRead
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
    Field,
    choice,
    many,
    optional,
)
from ibdesk.store.mapping_shape import MAPPING
from ibdesk.store.shape import OneOf, Shape

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
        "copied_from": optional(MONTH),
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
OVERRIDE = OneOf(
    {
        "set": Shape(
            Override, {"code": TEXT, "month": MONTH, "status": choice(Status), "reason": TEXT, "by": TEXT, "at": TEXT}
        ),
        "removed": Shape(OverrideRemoved, {"code": TEXT, "month": MONTH, "by": TEXT, "at": TEXT}),
    }
)
_WARNING = {"rule": TEXT, "code": optional(TEXT), "month": optional(MONTH), "found": TEXT, "message": TEXT}
ACCEPTED = Shape(AcceptedWarning, {**_WARNING, "reason": TEXT, "by": TEXT, "at": TEXT})
ACCEPTANCE = OneOf(
    {"accepted": ACCEPTED, "taken back": Shape(AcceptanceTakenBack, {**_WARNING, "by": TEXT, "at": TEXT})}
)
SEAL = OneOf(
    {
        "sealed": Shape(
            Seal, {"month": MONTH, "by": TEXT, "at": TEXT, "saw": WHOLE, "inputs_sha256": TEXT, "pack_sha256": TEXT}
        ),
        "opened": Shape(SealOpened, {"month": MONTH, "reason": TEXT, "by": TEXT, "at": TEXT}),
    }
)
_ASSESSING = {"tolerance": optional(TOLERANCE), "compare_without_target": TRUTH}
ASSESSING = Shape(Assessing, {**_ASSESSING, "from_month": optional(MONTH)})
SETTINGS = Shape(
    BoardSettings,
    {
        "switched_off": many(TEXT),
        "big_change_percent": NUMBER,
        "big_change_points": NUMBER,
        "big_change_deviations": NUMBER,
        "small_base": WHOLE,
        **_ASSESSING,
        "later": many(Field(ASSESSING.as_json, ASSESSING.of_json)),
    },
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
        "accepted": optional(Field(ACCEPTED.as_json, ACCEPTED.of_json)),
    },
)
SHEET = Shape(SheetRead, {"name": TEXT, "layout": TEXT, "figures": WHOLE, "where": TEXT})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its word in the board file, where Records hold it, and what makes a later one supersede
    an earlier one."""

    word: str
    where: str
    shape: Shape[Any] | OneOf
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
    Kind("acceptance", "acceptances", ACCEPTANCE, lambda record: record.key),
    Kind("seal", "seals", SEAL, lambda record: record.key),
    Kind("mapping", "mappings", MAPPING, lambda record: record.key),
)
# What a board has one of: its word in the board file, which is also its field of Records.
SINGLE: dict[str, Shape[Any]] = {"details": DETAILS, "settings": SETTINGS}
