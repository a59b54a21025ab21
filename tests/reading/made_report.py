"""A report table made in code: one known count, one known percentage, one quarterly indicator."""

from fractions import Fraction
from typing import Any

from ibdesk.domain.board import Benchmark, Records
from ibdesk.domain.figure import Covers, Supply, Unit
from ibdesk.domain.indicator import Frequency, Polarity, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact
from ibdesk.domain.target import AtLeast, Basis, Between, PercentOfTarget, Target
from ibdesk.domain.workbook_contents import WorkbookContents
from tests.made import indicator
from tests.reading.made_workbooks import read

AUGUST = Month(2014, 8)
BEGIN = Month(2011, 9)
HEADINGS = [
    "Code", "Section", "Name", "Responsible officer", "Full description", "Measure", "Indicator guide", "Last update",
    "Current value", "Rate per 10,000", "Rate label", "Overall assessment", "Target", "Direction of travel",
    "Previous 1 period", "Previous 1 value", "Previous 2 period", "Previous 2 value", "England period", "England value",
    "Statistical neighbours period", "Statistical neighbours value", "West Midlands period", "West Midlands value",
    "Measure period", "Comments",
]  # fmt: skip
SEVEN = indicator(
    "7", name="Referrals", polarity=Polarity.TO_TARGET, rate_basis=RateBasis.ROLLING_VALUE, guide="Known guide."
)
SHARE = indicator("10", name="Assessments within ten days", unit=Unit.PERCENT, polarity=Polarity.HIGHER)
HEALTH = indicator(
    "33",
    name="Health referrals",
    value_period=Covers.QUARTER,
    supplied_as=Supply.FINISHED,
    frequency=Frequency.QUARTERLY,
)
KNOWN = Records(
    indicators=(SEVEN, SHARE, HEALTH),
    targets=(
        Target("7", Between(Fraction(400), Fraction(500)), Basis.RATE, BEGIN, PercentOfTarget(Fraction(10)), "Plan"),
        Target("10", AtLeast(Fraction(80)), Basis.VALUE, BEGIN),
    ),
    benchmarks=(
        Benchmark("7", "England", "2012/13", exact("520.8"), Basis.RATE, "Statistics", BEGIN),
    ),
)  # fmt: skip


def row(code: str, name: str, **printed: Any) -> list[Any]:
    """A printed row; headings with spaces are given with underscores."""
    cells = {"Code": code, "Name": name, "Last update": "August 2014", "Responsible officer": "Head of Fieldwork"}
    cells |= {heading.replace("_", " "): text for heading, text in printed.items()}
    assert set(cells) <= set(HEADINGS), set(cells) - set(HEADINGS)
    return [cells.get(heading) for heading in HEADINGS]


def audit(*rows: list[Any], known: Records = KNOWN) -> WorkbookContents:
    return read({"Report": [["Performance report, August 2014"], [], HEADINGS, *rows]}, known)


def address(heading: str, number: int = 4) -> str:
    return f"{chr(65 + HEADINGS.index(heading))}{number}"


REFERRALS = row(
    "7",
    "Referrals",
    Section="Contacts and referrals",
    Full_description="Referrals received in the month.",
    Measure="To Target",
    Current_value="489",
    Rate_label="Rate per 10,000 (YTD)",
    Target="461.2 - 563.6",
    Direction_of_travel="↑",
    Previous_1_period="Aug-13",
    Previous_1_value="122",
    Previous_2_period="Aug-12",
    Previous_2_value="69",
    England_period="2012/2013",
    England_value="520.8",
    Measure_period="Month End (Cumulative)",
    Comments="Now counted for one month.",
    **{"Rate per 10,000": "1,060.66", "Overall assessment": "Red"},
)
