"""Codes: figures of indicators that the board does not know, and gaps in the numbering."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, months_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Source
from ibdesk.domain.indicator import is_number
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity


@dataclass(slots=True)
class _Unknown:
    source: Source | None
    records: int
    months: set[Month]


def _unknown(evidence: Evidence) -> Iterator[Problem]:
    found: dict[str, _Unknown] = {}
    always = {code for code, own in evidence.definitions.items() if any(each.is_for_all_months for each in own)}
    for code, month, source in _coded(evidence, always):
        known = evidence.indicator(code, month) if month is not None else evidence.definitions.get(code)
        if known:
            continue
        unknown = found.setdefault(code, _Unknown(source, 0, set()))
        unknown.records += 1
        if month is not None:
            unknown.months.add(month)
    for code, unknown in found.items():
        yield _told(code, unknown, code in evidence.definitions)


def _coded(evidence: Evidence, known: Collection[str]) -> Iterator[tuple[str, Month | None, Source | None]]:
    """Everything that has a code other than these; of some kinds a month too."""
    records = evidence.records
    for numbers in (records.figures, records.breakdowns):
        yield from [(each.code, each.month, each.source) for each in numbers if each.code not in known]
    for lasting in (records.targets, records.benchmarks):
        yield from [(each.code, None, each.source) for each in lasting if each.code not in known]
    yield from [(each.code, each.month, each.source) for each in records.comments if each.code not in known]


def _told(code: str, unknown: _Unknown, defined_otherwise: bool) -> Problem:
    entries = "1 entry" if unknown.records == 1 else f"{unknown.records:,} entries"
    if defined_otherwise:
        message = f"There are {entries} for indicator {code} in {months_text(unknown.months)}, when it was not in use."
        next_step = "Correct the month, or the indicator's first and last month."
    else:
        message = f'There are {entries} for the code "{code}", which the board does not know.'
        next_step = "Correct the code, or add the indicator to the board's definitions."
    return Problem(
        "unknown-code",
        Severity.WARNING,
        f"{message} They are kept, but stand on no page.",
        next_step,
        unknown.source,
        code,
        min(unknown.months, default=None),
        code,
    )


def _gaps(evidence: Evidence) -> Iterator[Problem]:
    numbers = {int(page.code) for page in evidence.pages if is_number(page.code)}
    if len(numbers) < 2 or max(numbers) - min(numbers) > 2 * len(numbers):
        return
    missing = [str(number) for number in range(min(numbers), max(numbers)) if number not in numbers]
    if missing:
        yield Problem(
            "code-gap",
            Severity.INFO,
            f"There is no indicator {joined(missing, 'or')} between {min(numbers)} and {max(numbers)}. Readers will "
            "ask whether a page is missing.",
            "Say in the pack's notes since when they are withdrawn.",
        )


UNKNOWN_CODE = Rule(
    "unknown-code",
    Severity.WARNING,
    "A code that the board does not know",
    "Figures, targets, benchmarks and comments find their page by the indicator's code. With a code that is not "
    "defined, or not in use in that month, they are kept and stand on no page.",
    _unknown,
)
CODE_GAP = Rule(
    "code-gap",
    Severity.INFO,
    "A gap in the codes",
    "Where codes are numbered and one is left out, it was withdrawn, or its page is lost.",
    find_across=_gaps,
)
