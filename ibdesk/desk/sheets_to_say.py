"""Of which sheets of an import a person has to say something, and what other sheets show of one."""

from collections import defaultdict
from collections.abc import Iterable

from ibdesk.desk.import_preview import ImportPreview
from ibdesk.domain.figure import CellSource, Source
from ibdesk.domain.mapping import Whose
from ibdesk.domain.problem import Severity
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.mapping.whose_figures import SaidOver, category_of, is_draft
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH

# Rows without an indicator, and months without a year, may mean what stands above them; of figures given twice a person
# says which sheet counts.
_CURABLE, _GIVEN_TWICE = ("row-without-code", AMBIGUOUS_MONTH), "given-twice"


def sheets_to_say(preview: ImportPreview, file: WorkbookContents) -> tuple[str, ...]:
    """The sheets of which a person has to say something."""
    asked = {question.key[2] for question in file.questions if question.rule == AMBIGUOUS_MONTH}
    wrong = _sheets(each.source for each in file.problems if each.severity is Severity.ERROR)
    brought = _sheets(each.source for each in file.records.figures)
    brought |= _sheets(each.source for each in file.records.breakdowns)
    empty = {sheet.name for sheet in file.sheets if sheet.layout in ("long", "wide") and sheet.name not in brought}
    blank = _sheets(each.source for each in file.problems if each.rule in _CURABLE)
    others = _given_differently(preview, file)
    twice = {name for name, other in others.items() if is_draft(name) or not is_draft(other)}
    wanted = {*file.unread, *asked, *(empty & wrong), *blank, *twice}
    return tuple(dict.fromkeys(sheet.name for sheet in file.sheets if sheet.name in wanted))


def _sheets(sources: Iterable[Source | None]) -> set[str]:
    return {source.sheet for source in sources if isinstance(source, CellSource)}


def said_over_sheet(preview: ImportPreview, workbook: str, sheet: str) -> SaidOver:
    """Whose a sheet's figures are, where a label goes for all of it, or another sheet gives them differently."""
    file = next((each for each in preview.files if each.name == workbook), None)
    if file is None:
        return SaidOver()
    labels = (each for each in file.held_back(sheet) if each.of_sheet)
    if (label := next(labels, None)) is not None:
        return SaidOver(Whose.NOT_SAID, category_of(sheet), f"“{label.label}” stands {label.where}")
    if (other := _given_differently(preview, file).get(sheet)) is None:
        return SaidOver()
    whose = Whose.LEFT_OUT if is_draft(sheet) and not is_draft(other) else Whose.NOT_SAID
    return SaidOver(whose, category_of(sheet), f"“{other}” gives the same figures, and others")


def _given_differently(preview: ImportPreview, file: WorkbookContents) -> dict[str, str]:
    """The sheets whose figures another sheet of the workbook gives otherwise, each with that one."""
    told = (each for each in preview.reading_problems if each.rule == _GIVEN_TWICE)
    if not any(isinstance(each.source, CellSource) and each.source.workbook == file.name for each in told):
        return {}
    given: dict[object, dict[str, object]] = defaultdict(dict)
    for figure in file.records.figures:
        if isinstance(figure.source, CellSource):
            given[figure.key].setdefault(figure.source.sheet, figure.quantity)
    found: dict[str, str] = {}
    for by_sheet in given.values():
        for sheet, quantity in by_sheet.items():
            other = next((name for name, its in by_sheet.items() if name != sheet and its != quantity), None)
            if other is not None:
                found.setdefault(sheet, other)
    return found
