"""One sheet of a workbook: its tables recognised, each read by its layout, what was left over told."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from ibdesk.domain.board import Records, ReportDetails
from ibdesk.domain.mapping import SheetMapping, label_key
from ibdesk.domain.month import Month
from ibdesk.domain.printed_report import PrintedRating
from ibdesk.domain.problem import Problem
from ibdesk.domain.question import NOTHING_DECIDED, Answer, Decisions
from ibdesk.domain.workbook_contents import SheetRead
from ibdesk.progress import Progress
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.applied import Applied, exactly_fitting
from ibdesk.reading.mapping.learned import learned
from ibdesk.reading.mapping.nearly import nearly_fitting
from ibdesk.reading.tables.around.alike_titles import ALIKE_ON_SHEET, alike_titles
from ibdesk.reading.tables.around.dates_over import report_dates_over
from ibdesk.reading.tables.around.made_by_formulas import report_made_by_formulas
from ibdesk.reading.tables.around.marks_said import with_marks_said
from ibdesk.reading.tables.around.notes_on_cells import report_comments_on_figures, report_notes_on_figures
from ibdesk.reading.tables.around.qualifiers import Qualifier, not_said, qualifiers_after, qualifiers_before
from ibdesk.reading.tables.around.remarks_around import report_remarks
from ibdesk.reading.tables.around.row_qualifiers import codes_of_rows
from ibdesk.reading.tables.around.title_qualifiers import is_title_of_part
from ibdesk.reading.tables.figures.long import read_long
from ibdesk.reading.tables.figures.wide import read_wide
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.crossed_out import report_crossed_heading
from ibdesk.reading.tables.opened.doubtful_rows import report_stray_quotes
from ibdesk.reading.tables.opened.figure_allowance import FigureAllowance
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.opened.note_rows import without_notes
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.opened.recognise import recognise
from ibdesk.reading.tables.opened.table import Table, last_row
from ibdesk.reading.tables.report.pack_page import PACK_SHEETS, PackPage, find_page, rating_of_page, read_page
from ibdesk.reading.tables.report.printed_percentages import report_printed_percentages
from ibdesk.reading.tables.report.printed_ratings import printed_ratings
from ibdesk.reading.tables.report.report_benchmarks import benchmark_columns
from ibdesk.reading.tables.report.report_table import read_report_table
from ibdesk.reading.tables.settings.benchmarks_sheet import read_benchmarks
from ibdesk.reading.tables.settings.comment_form import read_comment_form
from ibdesk.reading.tables.settings.indicators_sheet import read_indicators
from ibdesk.reading.tables.settings.report_details import DetailsFound, find_details, read_details
from ibdesk.reading.tables.settings.settings_sheets import read_comments, read_events, read_population
from ibdesk.reading.tables.settings.targets_sheet import read_targets
from ibdesk.reading.tables.unused.cut_lines import report_cut
from ibdesk.reading.tables.unused.hidden_cells import report_hidden_cells
from ibdesk.reading.tables.unused.unused_cells import report_unmapped_columns, report_unused_columns
from ibdesk.reading.tables.unused.unused_sheets import nothing_found
from ibdesk.reading.tables.words import headings
from ibdesk.reading.tables.words.sheet_names import PROSE_SHEETS, QUIET_SHEETS, value_part
from ibdesk.reading.values.cell_text import key_of
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH
from ibdesk.reading.values.percent_scale import AMBIGUOUS
from ibdesk.reading.values.sheet_problems import SheetProblems

_PAGE = -1  # where a pack's page stands among a sheet's tables
_READERS: Mapping[str, Callable[[OpenTable], Records]] = {
    headings.REPORT_TABLE: read_report_table,
    headings.INDICATORS: read_indicators,
    headings.TARGETS: read_targets,
    headings.BENCHMARKS: read_benchmarks,
    headings.POPULATION: read_population,
    headings.COMMENTS: read_comments,
    headings.EVENTS: read_events,
    headings.COMMENT_FORM: read_comment_form,
}


@dataclass(slots=True)
class SheetInHand:
    """A sheet while its workbook is read: what was recognised on it, and what its tables held so far."""

    sheet: Sheet
    covered: Covered
    tables: tuple[Table, ...]
    details: DetailsFound | None
    problems: SheetProblems
    applied: Applied | None = None
    page: PackPage | None = None
    pack_month: Month | None = None
    held: dict[int, Records] = field(default_factory=dict)
    ratings: dict[int, tuple[PrintedRating, ...]] = field(default_factory=dict)
    labels: dict[int, tuple[Qualifier, ...]] = field(default_factory=dict)  # that tell figures apart, by table
    seen: dict[str, None] = field(default_factory=dict)  # labels that stood there when the sheet was described
    withheld: dict[int, frozenset[str]] = field(default_factory=dict)  # codes of those held back for their titles

    @property
    def waits_for_a_person(self) -> bool:
        """Whether a person has to say what it holds: nothing was recognised, or a label tells figures apart."""
        return self.is_unread or bool(self.labels)

    @property
    def is_unread(self) -> bool:
        """Whether nothing on it was recognised, though figures may be looked for on it."""
        nothing = not self.tables and self.details is None and self.page is None
        quiet = key_of(self.sheet.name) in QUIET_SHEETS or (self.pack_month and self.sheet.name in PACK_SHEETS)
        left_out = self.applied is not None and self.applied.is_left_out
        return nothing and bool(self.sheet.cells) and not (quiet or left_out)

    @property
    def to_remember(self) -> tuple[SheetMapping, ...]:
        """The mappings that read it, with what was answered for good, where that is new to the board and brought
        something."""
        brought = any(records != Records() for records in self.held.values())
        if self.applied is None or not (brought or self.applied.is_left_out):
            return ()
        found = ((applied, learned(applied, self.problems, self.seen)) for applied in self.applied.each)
        return tuple(mapping for applied, mapping in found if applied.to_remember or mapping != applied.mapping)

    def read(
        self, wanted: Callable[[str], bool], known: KnownDefinitions, progress: Progress, allowance: FigureAllowance
    ) -> Records:
        """Read the tables whose layout is wanted; the definitions that they hold. Raises TooManyFigures."""
        definitions = Records()
        if self.page is not None and self.pack_month is not None and wanted(headings.COMMENTS):
            self.held[_PAGE] = read_page(self.page, self.pack_month, known, self.problems)
            self.ratings[_PAGE] = rating_of_page(self.page, self.pack_month, known, self.problems)
        for index, table in enumerate(self.tables):
            if wanted(table.layout.name):
                covered = table.covered(self.sheet, self.covered)
                opened = OpenTable(self.sheet, covered, table, known, self.problems, progress, allowance)
                self.held[index] = self._understood(index, opened)
                definitions = Records(indicators=definitions.indicators + self.held[index].indicators)
        if any(wanted(name) for name in (headings.LONG, headings.WIDE)):
            self._hold_back_alike(allowance)
        return definitions

    def _understood(self, index: int, table: OpenTable) -> Records:
        """What a table holds; nothing, and told, where a label in it tells figures apart that nobody has explained."""
        # The labels of a pack are IBDesk's own, whatever its indicators are called.
        asks = self.pack_month is None and table.table.layout.name in (headings.LONG, headings.WIDE, headings.TARGETS)
        found = self._not_said(table, qualifiers_before(table)) if asks else ()
        records = Records() if found else _read(table, self._columns_of_others(table.table))
        if asks and not found and (found := self._not_said(table, qualifiers_after(table))):
            table.allowance.taken -= len(records.figures) + len(records.breakdowns)
        if found:
            self.hold_back(index, found)
            if any(is_title_of_part(each.cell, each.where) for each in found):
                self.withheld[index] = codes_of_rows(table)
            return Records()
        records = with_marks_said(table, records) if asks else records
        self.ratings[index] = tuple(printed_ratings(table, records))
        return records

    def _not_said(self, table: OpenTable, found: tuple[Qualifier, ...]) -> tuple[Qualifier, ...]:
        """The labels that are new since a person described the table; those that are there now are remembered."""
        new = not_said(table, found)
        if new and table.table.mapping is not None and table.table.mapping.now:
            self.seen.update((label_key(each.label), None) for each in new)
            return ()
        return new

    def hold_back(self, index: int, found: tuple[Qualifier, ...]) -> None:
        """Use nothing of a table, and tell the labels that nobody has explained."""
        for qualifier in found:
            self.problems.report(qualifier.unreadable, qualifier.cell)
        self.labels[index] = (*self.labels.get(index, ()), *found)
        self.held[index], self.ratings[index] = Records(), ()

    def _hold_back_alike(self, allowance: FigureAllowance) -> None:
        tables = {index: table for index, table in enumerate(self.tables) if table.mapping is None}
        if len(tables) < 2:
            return
        for index, title in alike_titles(self.sheet, tables, self.held, self.withheld).items():
            allowance.taken -= len(self.held[index].figures)
            if index not in self.labels:
                self.hold_back(index, (Qualifier(title, ALIKE_ON_SHEET, False),))

    def _columns_of_others(self, table: Table) -> set[int]:
        """The columns of the other tables that stand beside rows of this one."""
        rows = set(table.rows)
        return {
            column
            for other in self.tables
            if other is not table and not rows.isdisjoint(other.rows)
            for column in range(other.first_column, other.last_column + 1)
        }

    def read_details(self, known: ReportDetails | None) -> ReportDetails | None:
        """The report's details with this sheet's over them."""
        if self.details is None:
            return known
        return read_details(self.sheet, self.covered, self.details, known, self.problems)

    def as_read(self) -> tuple[SheetRead, ...]:
        """What the sheet was recognised as: an entry for each table."""
        name = self.sheet.name
        if self.details is not None:
            return (SheetRead(name, headings.REPORT, 0, self.details.where()),)
        if self.page is not None:
            return (SheetRead(name, headings.PAGE, 0, (self.page.comment or (self.page.title,))[0].address),)
        if not self.tables:
            return (SheetRead(name, headings.NOT_USED, 0),)
        entries: dict[tuple[str, str], int] = {}
        for index, table in enumerate(self.tables):
            found, key = self.held[index], (_layout_word(table), table.where(last_row(self.sheet, table)))
            # The tables that a mapping makes of one block of headings are one to those who look at the sheet.
            entries[key] = entries.get(key, 0) + len(found.figures) + len(found.breakdowns)
        return tuple(SheetRead(name, layout, found, where) for (layout, where), found in entries.items())

    def all_problems(self) -> tuple[Problem, ...]:
        """Everything found on the sheet; also what is hidden or cannot be used."""
        if self.tables:
            report_hidden_cells(self.sheet, self.tables, self.problems)
            report_cut(self.sheet, self.problems)
            for report in (report_notes_on_figures, report_comments_on_figures, report_made_by_formulas):
                report(self.sheet, self.held.values(), self.problems)
            for report_of in (report_remarks, report_dates_over, report_printed_percentages):
                report_of(self.sheet, self.tables, self.held, self.problems)
        elif self.is_unread and not report_crossed_heading(self.sheet, self.problems) and self.problems.nothing_worse:
            self.problems.report_sheet(nothing_found(self.sheet))
        return self.problems.all()


def open_sheet(
    workbook: str,
    sheet: Sheet,
    decisions: Decisions = NOTHING_DECIDED,
    remembered: Sequence[SheetMapping] = (),
    other_sheets: Collection[str] = (),
    pack_month: Month | None = None,
) -> SheetInHand:
    """Recognise what stands on a sheet; nothing of it is read yet.

    What a person said about exactly these headings, now or before, goes before the layouts; what was said about
    headings nearly like these counts where no layout recognises them, and where the person says so. In a pack the pages
    go before the layouts too: the names in the numbers behind their charts may be words for headings.
    """
    covered, problems = Covered(sheet), SheetProblems(workbook, sheet.name, decisions)
    report_stray_quotes(sheet, problems)
    applied = exactly_fitting(sheet, covered, problems, remembered)
    page = find_page(sheet) if pack_month and not applied else None
    prose = key_of(sheet.name) in PROSE_SHEETS or (pack_month is not None and sheet.name in PACK_SHEETS)
    tables = () if prose or applied or page else recognise(sheet, covered)
    details = None if prose or applied or tables or page else find_details(sheet)
    if not (prose or applied or tables or details or page):
        applied = nearly_fitting(sheet, covered, problems, remembered, other_sheets)
    if applied:
        tables = applied.all_tables
        scales = (Answer((AMBIGUOUS.rule, workbook, sheet.name, code), scale.value) for code, scale in applied.scales)
        months = (Answer((AMBIGUOUS_MONTH, workbook, sheet.name, each.written), each.means) for each in applied.months)
        problems.decisions = replace(decisions, answers=(*scales, *months, *decisions.answers))
    tables = tuple(without_notes(sheet, table, problems) for table in tables)
    return SheetInHand(sheet, covered, tables, details, problems, applied, page, pack_month)


def _read(table: OpenTable, elsewhere: Collection[int]) -> Records:
    name = table.table.layout.name
    mapping = table.table.mapping
    if name in (headings.LONG, headings.WIDE):
        part = mapping.part if mapping else value_part(table.sheet.name, table.table.titles)
        records = read_long(table, part) if name == headings.LONG else read_wide(table, part)
    else:
        records = _READERS[name](table)
        if name != headings.REPORT_TABLE:  # a row of these is one entry: few enough to be counted at their end
            table.allowance.take(records.count)
    if mapping is not None:
        if mapping.leads:
            report_unmapped_columns(table, mapping.columns)
        return records
    used: set[int] = set()
    if name == headings.REPORT_TABLE:
        for each in benchmark_columns(table):
            used |= {column for column in (each.value, each.period) if column is not None}
    if name != headings.COMMENT_FORM:  # the rest of a form is what IBDesk wrote into it
        report_unused_columns(table, used, elsewhere)
    return records


def _layout_word(table: Table) -> str:
    if table.mapping is not None:
        return headings.MAPPED
    return headings.BREAKDOWNS if "category" in table.columns else table.layout.name
