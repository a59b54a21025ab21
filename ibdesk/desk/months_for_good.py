"""Answers about the months of a recognised table that shall hold for good: as a mapping of its sheet."""

from collections.abc import Iterable

from msgspec.structs import replace

from ibdesk.desk.import_preview import ImportPreview
from ibdesk.desk.imports import Imports
from ibdesk.desk.mappings import Mappings
from ibdesk.domain.mapping import WordMeaning
from ibdesk.domain.problem import Severity
from ibdesk.domain.question import Answer, Decisions, Question
from ibdesk.progress import Progress, silent
from ibdesk.reading.tables.words.headings import MAPPED
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH

_RECOGNISED = ("long", "wide")
_READ = ("figures", "breakdowns", "comments", "indicators", "targets", "benchmarks", "populations", "events")


def can_be_for_good(question: Question, preview: ImportPreview) -> bool:
    """Whether its answer can hold next month: it is about a way of writing months, "To 31 July 2014", and not about the
    year that these ones are in; and the sheet is one recognised table, for a mapping describes one."""
    rule, workbook, sheet, about = question.key
    says_a_year = any(choice.word[:1].isdigit() for choice in question.choices)
    return rule == AMBIGUOUS_MONTH and bool(about) and not says_a_year and _is_one_table(preview, workbook, sheet)


def with_months_for_good(
    mappings: Mappings, imports: Imports, preview: ImportPreview, decisions: Decisions, progress: Progress = silent
) -> Decisions:
    """The decisions, and for each sheet of which answers shall hold for good a mapping that gives them, where it reads
    in the sheet what was read of it without one, to the last cell; else they hold for this import."""
    wanted = _by_sheet(preview, decisions)
    if not wanted:
        return decisions
    answered = imports.preview_opened(preview.opened, progress, decisions=decisions)
    for (workbook, sheet), months in wanted.items():
        proposed = mappings.propose(answered, workbook, sheet).mapping()
        alike = (each.months for each in decisions.mappings if each.key == proposed.key)  # of another workbook
        mapping = replace(proposed, months=(*next(alike, ()), *months))
        with_it = mappings.with_mapping(replace(answered, decisions=decisions), workbook, mapping, beside=False)
        if _read_the_same(imports.preview_opened(preview.opened, progress, decisions=with_it), answered):
            decisions = with_it
    return decisions


def not_for_good(preview: ImportPreview) -> tuple[str, ...]:
    """The sheets whose answers should hold for good, and do not; with their workbook where there are several."""
    described = {(file.name, sheet.name) for file in preview.files for sheet in file.sheets if sheet.layout == MAPPED}
    wanted = dict.fromkeys(answer.key[1:3] for answer in preview.decisions.answers if answer.for_good)
    several = len(preview.files) > 1
    return tuple(
        f"{sheet} in {workbook}" if several else sheet
        for workbook, sheet in wanted
        if (workbook, sheet) not in described
    )


def _by_sheet(preview: ImportPreview, decisions: Decisions) -> dict[tuple[str, str], tuple[WordMeaning, ...]]:
    asked = {question.key: question for question in preview.questions}
    found: dict[tuple[str, str], tuple[WordMeaning, ...]] = {}
    for answer in _latest(decisions.answers):
        question = asked.get(answer.key)
        if answer.for_good and question is not None and can_be_for_good(question, preview):
            _, workbook, sheet, about = answer.key
            found[workbook, sheet] = (*found.get((workbook, sheet), ()), WordMeaning(about, answer.word))
    return found


def _latest(answers: Iterable[Answer]) -> Iterable[Answer]:
    return {answer.key: answer for answer in answers}.values()


def _is_one_table(preview: ImportPreview, workbook: str, sheet: str) -> bool:
    file = next((each for each in preview.files if each.name == workbook), None)
    read = [each for each in file.sheets if each.name == sheet] if file is not None else []
    return len(read) == 1 and read[0].layout in _RECOGNISED


def _read_the_same(one: ImportPreview, other: ImportPreview) -> bool:
    """Whether two readings brought the same, asked the same, and told of the same cells."""
    same = all(frozenset(getattr(one.records, what)) == frozenset(getattr(other.records, what)) for what in _READ)
    return same and _asked_and_told(one) == _asked_and_told(other)


def _asked_and_told(preview: ImportPreview) -> object:
    told = {(each.rule, each.source) for each in preview.reading_problems if each.severity is not Severity.INFO}
    return told, {question.key for question in preview.questions}
