"""What a council's own sheets may hold, and what they would bring: for a person to look at and to decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ibdesk.desk.import_preview import ImportPreview
from ibdesk.desk.open_board import OpenBoard
from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import CellSource, Source
from ibdesk.domain.mapping import SheetMapping, Whose, WordMeaning, label_key
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.domain.proposal import Proposal, Trial
from ibdesk.domain.question import Decisions, Question
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.errors import UserError
from ibdesk.progress import Progress, silent
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.applied import Fitting, fitting
from ibdesk.reading.mapping.find_headings import find_next_heading_rows
from ibdesk.reading.mapping.whose_figures import SaidOver, category_of, is_draft
from ibdesk.reading.propose import propose, propose_all
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.try_mapping import try_mapping
from ibdesk.reading.values.cell_text import text_of
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH
from ibdesk.reading.values.years_stated import states_its_year

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


class Mappings:
    """Looks at the sheets of a preview's files, and keeps nothing."""

    def __init__(self, board: OpenBoard) -> None:
        self._board = board

    def propose(
        self,
        preview: ImportPreview,
        workbook: str,
        sheet: str,
        rows: tuple[int, int] | None = None,
        beside: bool = False,
    ) -> Proposal:
        """What a sheet may hold, its headings in these rows, or where they were described before, or where they seem to
        be; `beside`: another table of it, under those that are described already. UserError where there is no such
        sheet."""
        found = sheet_in(preview, workbook, sheet)
        if rows is None:
            blocks = [block for _, at in self._described(preview, found) for block in at]
            if beside:
                rows = find_next_heading_rows(found, max((block.last_row for block in blocks), default=0))
            elif blocks:
                first = min(blocks, key=lambda block: block.first_row)
                rows = first.first_row, first.last_row
        return propose(found, self._known_with(preview), rows, said_over_sheet(preview, workbook, sheet))

    def with_mapping(self, preview: ImportPreview, workbook: str, mapping: SheetMapping, beside: bool) -> Decisions:
        """What was decided, and this mapping in the place of what was said of its sheet before, or `beside` it, for
        another table. What was said of a sheet of the same name in another workbook stays."""
        decided = preview.decisions
        sheet = sheet_in(preview, workbook, mapping.sheet)
        elsewhere = [file.workbook.sheet(mapping.sheet) for file in preview.opened if file.name != workbook]
        others = [
            each
            for each in decided.mappings
            if each.sheet != mapping.sheet or (each.key != mapping.key and _fits_one_of(each, elsewhere))
        ]
        before = [each for each, _ in reversed(self._described(preview, sheet)) if each not in others] if beside else []
        labels = (
            each.label for file in preview.files if file.name == workbook for each in file.held_back(mapping.sheet)
        )
        said = replace(mapping, labels=tuple(dict.fromkeys((*mapping.labels, *map(label_key, labels)))))
        return replace(decided, mappings=(*others, *before, said))

    def _described(self, preview: ImportPreview, sheet: Sheet) -> tuple[Fitting, ...]:
        """The mappings that read the sheet now, decided in this import or remembered, and where they do."""
        covered = Covered(sheet)
        now = fitting(sheet, covered, preview.decisions.mappings)
        return now or fitting(sheet, covered, self._board.records().mappings)

    def trial(
        self, preview: ImportPreview, workbook: str, sheet: str, mapping: SheetMapping, progress: Progress = silent
    ) -> Trial:
        """What a sheet would bring, read by this mapping."""
        return try_mapping(workbook, sheet_in(preview, workbook, sheet), mapping, self._known_with(preview), progress)

    def _known_with(self, preview: ImportPreview) -> Records:
        own = preview.own_definitions
        return _with_own(preview, self._board.without_start() if own else self._board.records())


def _fits_one_of(mapping: SheetMapping, sheets: Iterable[Sheet | None]) -> bool:
    return any(sheet is not None and fitting(sheet, Covered(sheet), (mapping,)) for sheet in sheets)


def propose_unread(preview: ImportPreview, known: Records) -> tuple[Proposal, ...]:
    """A proposal for every table of the sheets that a person has to say something of: nothing was recognised on it, a
    label tells its figures apart, something is asked of its months, or none of its rows could be used."""
    with_own = _with_own(preview, known)
    return tuple(
        _with_months(file.name, found, proposal, with_own)
        for file in preview.files
        for name in sheets_to_say(preview, file)
        for found in (sheet_in(preview, file.name, name),)
        for proposal in propose_all(found, with_own, said_over_sheet(preview, file.name, name))
    )


def _with_months(workbook: str, sheet: Sheet, proposal: Proposal, known: Records) -> Proposal:
    """The proposal, with the first answer to whatever is asked of its months as a guess; but of years none that nothing
    on the sheet, and no name, states."""
    found = try_mapping(workbook, sheet, proposal.mapping(), known).questions
    asked = [each for each in found if each.rule == AMBIGUOUS_MONTH]
    texts = (workbook, sheet.name, *_titles(sheet, proposal.rows[1]))
    answers = {each.about: _likeliest(each, texts) for each in asked}
    months = tuple(WordMeaning(about, word) for about, word in answers.items() if word)
    return replace(proposal, months=months, months_not_said=tuple(each for each in asked if not answers[each.about]))


def _titles(sheet: Sheet, heading_row: int) -> Iterator[str]:
    """The texts over and in a table's headings, and of lines alone under them."""
    rows = (cells for row, cells in sheet.rows() if row <= heading_row or len(cells) == 1)
    yield from (text_of(cell) for cells in rows for cell in cells)


def _likeliest(question: Question, texts: Iterable[str]) -> str:
    """The word of the first answer, of several years that of the one that the texts state; "" where they do not."""
    words = [choice.word for choice in question.choices]
    if not words[0][:1].isdigit():
        return words[0]
    given = list(texts)
    return next((word for word in words if states_its_year(given, Month.parse(word))), "")


def _with_own(preview: ImportPreview, known: Records) -> Records:
    """The definitions that the files bring themselves, and what was said of sheets just now, over what is known."""
    return merge(known, Records(indicators=preview.records.indicators, mappings=preview.decisions.mappings))


def sheet_in(preview: ImportPreview, workbook: str, name: str) -> Sheet:
    """A sheet of one of the preview's files; UserError where there is none of that name."""
    found = (file.workbook.sheet(name) for file in preview.opened if file.name == workbook)
    sheet = next((sheet for sheet in found if sheet is not None), None)
    if sheet is None:
        raise UserError(f"“{workbook}” has no sheet “{name}”.", "Choose another one.")
    return sheet
