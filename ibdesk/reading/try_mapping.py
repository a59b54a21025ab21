"""What a mapping would bring from its sheet: the sheet is read as it would be on import, and nothing is kept."""

from collections.abc import Iterable

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Source
from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.proposal import Trial
from ibdesk.domain.question import Decisions
from ibdesk.progress import Progress, silent
from ibdesk.reading.cells.ranges import merged_range
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.needs import needed
from ibdesk.reading.sheet_reading import open_sheet
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.figure_allowance import FigureAllowance, TooManyFigures, too_many
from ibdesk.reading.unmatched_words import unmatched_words


def try_mapping(
    workbook: str, sheet: Sheet, mapping: SheetMapping, known_records: Records, progress: Progress = silent
) -> Trial:
    """What the sheet would bring; it is read as it would be on import, and nothing is kept."""
    known = KnownDefinitions(known_records)
    if lacks := needed(mapping, known):
        return Trial(0, 0, lacks)
    opened = open_sheet(workbook, sheet, Decisions((mapping,)))
    allowance = FigureAllowance()
    try:
        opened.read(lambda _layout: True, known, progress, allowance)
    except TooManyFigures:
        return Trial(0, 0, (str(too_many(workbook, allowance.most)),))
    held = list(opened.held.values())
    figures = [figure for records in held for figure in records.figures]
    others = sum(
        len(each)
        for records in held
        for each in (records.breakdowns, records.comments, records.indicators, records.targets, records.benchmarks,
                     records.populations, records.events)
    )  # fmt: skip
    words = [
        word
        for table in opened.tables[:1]
        for word in unmatched_words(sheet, opened.covered, table.columns, table.rows, known)
    ]
    used = _places([each.source for each in figures] + [each.source for records in held for each in records.breakdowns])
    problems = opened.all_problems()
    return Trial(
        len(figures), others, (), problems, opened.problems.questions(), tuple(words), used, _worst_by_place(problems)
    )


def _places(sources: Iterable[Source]) -> frozenset[tuple[int, int]]:
    corners = (merged_range(source.cell) for source in sources if isinstance(source, CellSource))
    return frozenset(corner[:2] for corner in corners if corner is not None)


def _worst_by_place(problems: Iterable[Problem]) -> dict[tuple[int, int], Severity]:
    worst: dict[tuple[int, int], Severity] = {}
    for problem in sorted(problems, key=lambda each: tuple(Severity).index(each.severity)):
        corner = merged_range(problem.cell_source.cell) if problem.cell_source is not None else None
        if corner is not None and problem.severity is not Severity.INFO:
            worst.setdefault(corner[:2], problem.severity)
    return worst
