"""A small board for the pack's tests: one indicator of each kind that a page can have."""

from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from ibdesk.domain.assessment import Override, Status
from ibdesk.domain.board import Benchmark, Comment, CommentState, Event, Records, ReportDetails
from ibdesk.domain.figure import PROVISIONAL, BreakdownFigure, CellSource, Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis
from ibdesk.domain.month import Month, months
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.target import AtLeast, Basis, Between, Target
from tests.made import AUGUST, POPULATION, finished, indicator, part, run

DETAILS = ReportDetails(
    council="Marlshire Council",
    region="West Midlands",
    classification="OFFICIAL",
    figures_as_at="31 August 2014",
    issue_date="15 September 2014",
    contact_name="Performance and Information Manager",
    directorate="Children & Families",
    email="performance@marlshire.example",
    telephone="01234 567890",
    source_system="the case management system",
)
OUTCOMES = ("Core assessment", "No further action", "Child in need plan")
JUNE = Month(2014, 6)


def indicators() -> tuple[Indicator, ...]:
    return (
        indicator(
            "7",
            name="Referrals",
            description="Referrals accepted during the month.",
            guide="Hold the rate, never the month's count, against the target.",
            polarity=Polarity.TO_TARGET,
            rate_basis=RateBasis.ROLLING_VALUE,
        ),
        indicator("9", name="Initial Assessments Completed", description="Assessments completed during the month."),
        indicator(
            "10",
            name="Initial Assessments Completed within 10 Working Days",
            description="The share done in time.",
            polarity=Polarity.HIGHER,
            unit=Unit.PERCENT,
            denominator="9",
        ),
        indicator(
            "22",
            name="Initial Conferences Held in Time",
            officer="Head of Safeguarding and Review",
            polarity=Polarity.HIGHER,
            unit=Unit.PERCENT,
        ),
        indicator(
            "33",
            name="Health Referrals to Social Care",
            officer="Designated Nurse for Safeguarding",
            value_period=Covers.QUARTER,
            supplied_as=Supply.FINISHED,
            frequency=Frequency.QUARTERLY,
        ),
        indicator("36", name="IHAs Attended", officer="", polarity=Polarity.HIGHER, unit=Unit.PERCENT),
    )


def figures() -> list[Figure]:
    before, latest = [169] * 11 + [122], [304] * 11 + [489]
    made = run("7", AUGUST - 23, [2028 - 1812, *before[1:-1], 122, 3829 - 3529, *latest[1:]])
    made += run("9", AUGUST - 1, [150, 158], source=CellSource("Assessments.xlsx", "Figures", "C9"))
    made += run("10", AUGUST - 1, [93, 103], Part.NUMERATOR) + run("10", AUGUST - 1, [150, 158], Part.DENOMINATOR)
    made += [part("22", AUGUST, 3, Part.NUMERATOR, marks=PROVISIONAL), part("22", AUGUST, 8, Part.DENOMINATOR)]
    made += [finished("33", JUNE - 3 * back, 65 + back, Covers.QUARTER) for back in range(6)]
    return [*made, part("36", AUGUST, Missing.NO_DATA)]


def records() -> Records:
    return Records(
        details=DETAILS,
        indicators=indicators(),
        targets=(
            Target("7", Between(exact("461.2"), exact("563.6")), Basis.RATE),
            Target("10", AtLeast(Fraction(85)), Basis.VALUE),
            Target("36", AtLeast(Fraction(100)), Basis.VALUE),
        ),
        benchmarks=(
            Benchmark("7", "England", "2012/13", exact("520.8"), Basis.RATE),
            Benchmark("7", "Statistical neighbours", "2012/13", exact("464.2"), Basis.RATE),
            Benchmark("10", "England", "2012/13", exact("75.5")),
            Benchmark("10", "West Midlands", "2012/13", Fraction(19), unit_written="Days"),
            Benchmark("22", "England", "2012/13", Missing.NOT_APPLICABLE),
        ),
        populations=POPULATION,
        figures=tuple(figures()),
        breakdowns=tuple(
            BreakdownFigure("9", month, name, Fraction(number), CellSource("Assessments.xlsx", "Outcomes", f"D{row}"))
            for month in months(AUGUST - 1, AUGUST)
            for row, (name, number) in enumerate(zip(OUTCOMES, (80, 50, 28), strict=True), start=2)
        ),
        comments=(
            Comment(
                "7", AUGUST, "More contacts now become referrals.\n\nAn audit has begun.", state=CommentState.READY
            ),
        ),
        events=(Event(AUGUST - 4, "7", "The front door opened"),),
        overrides=(
            Override("22", AUGUST, Status.AMBER, "Eight conferences are too few", "Head of Review", "2014-09-08"),
        ),
    )


PROBLEMS = (
    Problem(
        "percentage does not follow",
        Severity.ERROR,
        "The percentage 65.00 does not follow from 103 of 158.",
        "Give the counts or correct the percentage.",
        CellSource("Assessments.xlsx", "Figures", "F10"),
        "10",
        AUGUST,
    ),
    Problem(
        "comment owed", Severity.WARNING, "The target is missed, and no comment says why.", "Ask.", None, "10", AUGUST
    ),
    Problem("gap", Severity.INFO, "Code 8 is not used.", "Nothing to do."),
)


def small_report(problems: tuple[Problem, ...] = PROBLEMS) -> BoardReport:
    return build_report(records(), AUGUST, problems, as_at=3)


def sample_report() -> BoardReport:
    return build_report(replace(records(), sample=True), AUGUST)


def report_with(name: str, text: str) -> BoardReport:
    """One indicator that has the given text wherever a workbook's text can come in."""
    one = replace(
        indicators()[2], name=name, officer=text, description=text, guide=text, rate_label=text, period_label=text
    )
    words: list[Any] = [text] * 13
    made = Records(
        details=ReportDetails(*words),
        indicators=(one,),
        targets=(Target("10", AtLeast(Fraction(85)), Basis.VALUE),),
        benchmarks=(
            Benchmark("10", text, text, Fraction(75)),
            Benchmark("10", "E", text, Fraction(7), unit_written=text),
        ),
        populations=(replace(POPULATION[0], source_name=text),),
        figures=(part("10", AUGUST, 65, source=CellSource(text, text, "A1")),),
        breakdowns=(BreakdownFigure("10", AUGUST, text, Fraction(5), CellSource(text, text, "A1")),),
        comments=(Comment("10", AUGUST, text),),
        events=(Event(AUGUST, "10", text),),
        overrides=(Override("10", AUGUST, Status.GREEN, f"Because {text}", text, "2014-09-08"),),
    )
    problem = Problem("rule", Severity.ERROR, text, text, CellSource(text, text, "A1"), "10", AUGUST)
    return build_report(made, AUGUST, (problem,))
