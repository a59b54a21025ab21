"""The template's sheets of settings as plain data: details, definitions, targets, benchmarks, comments, events."""

from ibdesk.domain.board import Benchmark, Records, ReportDetails
from ibdesk.domain.figure import Covers, Mark, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis, in_code_order
from ibdesk.domain.mark_words import marks_text
from ibdesk.domain.month import Month
from ibdesk.domain.target import Absolute, Basis, PercentOfTarget, Target
from ibdesk.reading.tables.known_definitions import Known
from ibdesk.reading.tables.targets_sheet import NOT_STATED
from ibdesk.writing.template.cells import Written, number_cell, percent_cell, quantity_cell
from ibdesk.writing.template.sheets import Column, Row, TemplateSheet

_LATEST = Month(9999, 12)
_YES_NO = ("yes", "no")
_BASES = tuple(each.value for each in Basis)
DETAIL_LABELS = {
    "title": "Title",
    "council": "Council",
    "region": "Region",
    "classification": "Classification",
    "figures_as_at": "Figures as at",
    "issue_date": "Issue date",
    "contact_name": "Contact name",
    "job_title": "Job title",
    "directorate": "Directorate",
    "email": "E-mail",
    "telephone": "Telephone",
    "source_system": "Source system",
    "notes": "Notes",
}


def report_sheet(records: Records) -> TemplateSheet:
    """The cover's words, what and value."""
    details = records.details or ReportDetails()
    rows = tuple(Row((label, getattr(details, field)), 1) for field, label in DETAIL_LABELS.items())
    hint = "The words on the report's cover. Write dates as they shall be printed, like 31 August 2014."
    return TemplateSheet("Report", "Report details", hint, (Column("What", 22), Column("Value", 90)), rows)


def indicators_sheet(records: Records) -> TemplateSheet:
    """All definitions."""
    columns = (
        Column("Code", 8),
        Column("Section", 26),
        Column("Name", 46),
        Column("Responsible officer", 24),
        Column("Full description", 50),
        Column("Measure", 18, choices=tuple(each.value for each in Polarity)),
        Column("Indicator guide", 50),
        Column("Unit", 10, choices=tuple(each.value for each in Unit)),
        Column("Value period", 22, choices=tuple(each.value for each in Covers)),
        Column("Rate basis", 34, choices=tuple(each.value for each in RateBasis)),
        Column("Supplied as", 16, choices=tuple(each.value for each in Supply)),
        Column("Frequency", 12, choices=tuple(each.value for each in Frequency)),
        Column("Decimals", 10, text=False),
        Column("Numerator of", 14),
        Column("Denominator", 13),
        Column("Within", 14),
        Column("First month", 13),
        Column("Last month", 13),
        Column("Compare without a target", 14, choices=_YES_NO),
        Column("Rate label", 26),
        Column("Measure period", 26),
    )
    indicators = sorted(records.indicators, key=lambda each: in_code_order(each.code))
    hint = (
        "One row for each indicator. Value period: what time the shown value covers. Rate basis: what the rate per "
        "10,000 is made of. Supplied as: monthly parts are added up by IBDesk, finished figures are taken as given."
    )
    rows = tuple(Row(_indicator_cells(each)) for each in indicators)
    return TemplateSheet("Indicators", "Indicators", hint, columns, rows, freeze=3)


def _indicator_cells(each: Indicator) -> tuple[Written, ...]:
    return (
        each.code,
        each.section,
        each.name,
        each.officer,
        each.description,
        each.polarity.value,
        each.guide,
        each.unit.value,
        each.value_period.value,
        each.rate_basis.value,
        each.supplied_as.value,
        each.frequency.value,
        "" if each.decimals is None else str(each.decimals),
        ", ".join(each.numerator_of),
        each.denominator or "",
        str(each.within) if each.within else "",
        _month(each.first_month),
        _month(each.last_month),
        "yes" if each.compare_without_target else "no",
        each.rate_label,
        each.period_label,
    )


def _month(month: Month | None) -> str:
    return month.medium if month else ""


def targets_sheet(records: Records) -> TemplateSheet:
    """All targets with their dates."""
    columns = (
        Column("Code", 8, codes=True),
        Column("From", 13),
        Column("Low", 12, text=False),
        Column("High", 12, text=False),
        Column("Basis", 20, choices=_BASES),
        Column("Tolerance", 12, text=False),
        Column("Source", 50),
    )
    hint = (
        "Low alone: at least. High alone: at most. Both: a range, its ends included. Basis: whether the value or the "
        "rate per 10,000 is held against it. Tolerance for amber: 10% of the target, or a number in the figure's unit."
    )
    known = Known(records)
    rows = tuple(Row(_target_cells(known, each)) for each in records.targets)
    return TemplateSheet("Targets", "Targets", hint, columns, rows)


def _target_cells(known: Known, target: Target) -> tuple[Written, ...]:
    is_percentage = target.basis is not Basis.RATE and _is_percentage(known, target.code, target.from_month)
    cell = percent_cell if is_percentage else number_cell
    basis = target.basis.value if target.basis else ""
    return (
        target.code,
        _month(target.from_month),
        "" if target.low is None else cell(target.low),
        "" if target.high is None else cell(target.high),
        basis if basis and target.basis_stated else f"{basis} {NOT_STATED}".strip(),
        _tolerance(target),
        target.reason,
    )


def _tolerance(target: Target) -> Written:
    match target.tolerance:
        case None:
            return ""
        case PercentOfTarget(percent):
            return percent_cell(percent)
        case Absolute(amount):
            return number_cell(amount)


def _is_percentage(known: Known, code: str, month: Month | None) -> bool:
    return bool(known.definitions(code)) and known.definition(code, month or _LATEST).unit is Unit.PERCENT


def benchmarks_sheet(records: Records) -> TemplateSheet:
    """All benchmarks."""
    columns = (
        Column("Code", 8, codes=True),
        Column("Name", 28),
        Column("Period", 14),
        Column("Value", 14, text=False),
        Column("Basis", 12, choices=_BASES),
        Column("Source", 50),
        Column("From", 13),
    )
    hint = "England, statistical neighbours and the region, each with the year its value is for, like 2012/13."
    known = Known(records)
    rows = tuple(Row(_benchmark_cells(known, each)) for each in records.benchmarks)
    return TemplateSheet("Benchmarks", "Benchmarks", hint, columns, rows)


def _benchmark_cells(known: Known, each: Benchmark) -> tuple[Written, ...]:
    is_percentage = each.basis is Basis.VALUE and _is_percentage(known, each.code, _LATEST)
    value = quantity_cell(each.quantity, Unit.PERCENT if is_percentage else None)
    if each.unit_written:
        number = quantity_cell(each.quantity, None, (Mark.PROVISIONAL,))
        value = f"{str(number).removesuffix(marks_text((Mark.PROVISIONAL,)))} {each.unit_written}"
    return each.code, each.name, each.period, value, each.basis.value, each.source_name, _month(each.from_month)


def population_sheet(records: Records) -> TemplateSheet:
    """Children aged 0-17 by year."""
    columns = (Column("Year", 10, text=False), Column("Population aged 0-17", 24, text=False), Column("Source", 60))
    rows = tuple(
        Row((str(each.year), number_cell(each.children), each.source_name))
        for each in sorted(records.populations, key=lambda population: population.year)
    )
    hint = "A year's population holds from January until the next row's year. Rates per 10,000 are made with it."
    return TemplateSheet("Population", "Population", hint, columns, rows)


def breakdowns_sheet(records: Records) -> TemplateSheet:
    """What the figures are made of, by category."""
    columns = (
        Column("Code", 8, codes=True),
        Column("Month", 14),
        Column("Category", 40),
        Column("Value", 12, text=False),
    )
    known = Known(records)
    rows = []
    for each in records.breakdowns:
        percent = _is_percentage(known, each.code, each.month)
        value = quantity_cell(each.quantity, Unit.PERCENT if percent else None)
        rows.append(Row((each.code, each.month.medium, each.category, value)))
    hint = "One row for each category of an indicator in a month, without a total: that is the indicator's own figure."
    return TemplateSheet("Breakdowns", "Breakdowns", hint, columns, tuple(rows))


def comments_sheet(records: Records) -> TemplateSheet:
    """The officers' comments."""
    columns = (Column("Code", 8, codes=True), Column("Month", 14), Column("Text", 100), Column("Author", 28))
    rows = tuple(Row((each.code, each.month.medium, each.text, each.author)) for each in records.comments)
    hint = "One comment for each indicator and month: what the figure says, why, what is being done, by when."
    return TemplateSheet("Comments", "Comments", hint, columns, rows)


def events_sheet(records: Records) -> TemplateSheet:
    """What happened when."""
    columns = (
        Column("Month", 14),
        Column("Code (or all)", 14),
        Column("What happened", 80),
        Column("Rebase", 10, choices=_YES_NO),
    )
    rows = tuple(
        Row((each.month.medium, each.code or "all", each.what, "yes" if each.rebase else "no"))
        for each in records.events
    )
    hint = "Shown on the charts. Rebase: the control chart begins anew with this month, for the reason given."
    return TemplateSheet("Events", "Events", hint, columns, rows)
