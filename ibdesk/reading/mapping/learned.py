"""A mapping as it is remembered: with what was answered for good, and the labels that stood there when it was said."""

from collections.abc import Iterable

from msgspec.structs import replace

from ibdesk.domain.mapping import Scale, SheetMapping
from ibdesk.domain.question import Answer
from ibdesk.reading.mapping.applied import Applied
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH
from ibdesk.reading.values.percent_scale import AMBIGUOUS
from ibdesk.reading.values.sheet_problems import SheetProblems


def learned(applied: Applied, problems: SheetProblems, labels: Iterable[str]) -> SheetMapping:
    """With the scales answered, these labels, and the months answered in place of those that do not count here."""
    mapping = applied.mapping
    scales = {code: Scale(word) for code, word in _answered(AMBIGUOUS.rule, problems).items()}
    found = replace(
        mapping,
        scales=tuple(sorted((dict(mapping.scales) | scales).items())),
        labels=tuple(dict.fromkeys((*mapping.labels, *labels))),
    )
    months = _answered(AMBIGUOUS_MONTH, problems)
    anew = {each.written for each in mapping.months if each not in applied.months_said} & months.keys()
    if not anew:
        return found
    # They are this sheet's alone, which states another year than the one that the mapping was made for.
    given = (replace(each, means=months[each.written]) if each.written in anew else each for each in mapping.months)
    return replace(found, sheet=problems.sheet, months=tuple(given))


def _answered(rule: str, problems: SheetProblems) -> dict[str, str]:
    """The answers to what was asked of the sheet by a rule."""
    here: tuple[Answer, ...] = problems.decisions.answers
    return {each.key[3]: each.word for each in here if each.key[:3] == (rule, problems.workbook, problems.sheet)}
