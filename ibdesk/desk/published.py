"""Published tables in an import: what they hold, what is proposed and remembered, and what they would change."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from ibdesk.desk.import_preview import ImportPreview
from ibdesk.desk.open_board import OpenBoard
from ibdesk.desk.published_look import BenchmarkNews, ModelSeen, Place, PublishedLook, RateMoved, Said, TableSeen
from ibdesk.domain.board import Population, Records, merge
from ibdesk.domain.month import Month
from ibdesk.domain.published.areas import councils_in, councils_named
from ibdesk.domain.published.table import TIME, TIME_KIND, PublishedTable
from ibdesk.domain.published.uses import KINDS, Choices, PublishedUse, forgotten, model_in
from ibdesk.domain.published.values import mid_year_of, period_of
from ibdesk.domain.question import Answer, Decisions
from ibdesk.domain.report.report import build_report
from ibdesk.errors import UserError
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.published.model_of import ModelRead, model_of
from ibdesk.reading.published.propose import proposed_uses
from ibdesk.reading.published.read_published import (
    MODEL_YEAR,
    NO,
    OWN_POPULATION,
    YEAR,
    choices_now,
    is_said,
    uses_now,
)
from ibdesk.reading.published.recognise import Published as Kind
from ibdesk.reading.published.recognise import published_on
from ibdesk.reading.published.table_of import table_of


class Published:
    """Looks at an import's published tables; only `change_choices` changes the board."""

    def __init__(self, board: OpenBoard) -> None:
        self._board = board

    @property
    def choices(self) -> Choices:
        """What the board decided for all published tables."""
        return choices_now(Decisions(), self._board.records())

    def change_choices(self, choices: Choices) -> None:
        """Keep other choices, as one step. What is already in the board stays as it was read."""
        self._board.keep("change what is shown of published tables", Records(mappings=(choices.as_mapping,)))

    def look(self, preview: ImportPreview) -> PublishedLook | None:
        """None where no file of the import is a published table or a neighbours model."""
        known, decisions = self._board.records(), preview.decisions
        sheets = ((file.name, sheet) for file in preview.opened for sheet in file.workbook.sheets)
        seen = [_seen(workbook, sheet, known, decisions) for workbook, sheet in sheets]
        tables = [each for each in seen if isinstance(each, TableSeen)]
        models = [each for each in seen if isinstance(each, ModelSeen)]
        if not tables and not models:
            return None
        councils = {area.key: area for table in tables for area in table.councils}
        look = PublishedLook(
            tuple(tables),
            tuple(models),
            choices_now(decisions, known),
            tuple(sorted(councils.values(), key=lambda area: area.name.casefold())),
        )
        return self._with_news(look, preview, known)

    def _with_news(self, look: PublishedLook, preview: ImportPreview, known: Records) -> PublishedLook:
        there = {each.key: each.quantity for each in known.benchmarks}
        brought = preview.records.benchmarks
        month = self._board.latest_month()
        moved: tuple[RateMoved, ...] = ()
        if preview.records.populations and month is not None:
            moved = rates_moved(known, preview.records.populations, month)
        return replace(
            look,
            benchmarks=tuple(BenchmarkNews(each, there.get(each.key)) for each in brought),
            populations=preview.records.populations,
            was={each.year: each for each in known.populations},
            month=month,
            moved=moved,
        )

    def decide(self, preview: ImportPreview, said: Said) -> Decisions:
        """The import's decisions with what a person says of its published tables. A use that the board remembers and
        that is not among those said is forgotten. UserError where they are read for another council than the board's:
        its populations would take the place of the board's own, and move every rate."""
        known = self._board.records()
        if self.choices.is_for_another_than(said.choices):
            raise UserError(
                f"The council of this board is {self.choices.name}, and these tables would be read for "
                f"{said.choices.name}. Nothing was taken.",
                f"Choose {self.choices.name}. If {said.choices.name} is right, undo the imports that said otherwise "
                "first, or use a board of its own.",
            )
        others = [each for each in preview.decisions.mappings if each.kind not in KINDS or model_in(each) is not None]
        uses = [use for each in said.uses.values() for use in each]
        codes = {(_headings(use), use.code) for use in uses}
        mappings = [said.choices.as_mapping, *(use.as_mapping for use in uses)]
        mappings += [forgotten(each) for each in said.refused if (_headings(each), each.code) not in codes]
        for of_table in said.uses.values():
            for use in of_table[:1]:
                remembered = uses_now(use.headings, Decisions(), known)
                mappings += [forgotten(each) for each in remembered if (_headings(each), each.code) not in codes]
        return replace(
            preview.decisions,
            mappings=(*others, *mappings),
            answers=(*preview.decisions.answers, *_answers(said)),
        )


def _headings(use: PublishedUse) -> tuple[str, ...]:
    return tuple(sorted(use.headings))


def clear_uses(look: PublishedLook) -> Mapping[Place, tuple[PublishedUse, ...]]:
    """For a command that asks nobody: what each table is read by already, else the proposals that are clear."""
    return {
        table.place: table.uses or tuple(each.use for each in table.proposed if each.is_clear) for table in look.tables
    }


def council_meant(look: PublishedLook, wanted: str) -> Choices:
    """The board's choices with the council that a name or a code means. UserError where it means none, or several."""
    found = councils_named(look.councils, wanted)
    if len(found) == 1:
        [area] = found
        codes = tuple(code for code in (area.old_code, area.code) if code)
        return replace(look.choices, codes=codes, name=area.name)
    if not found:
        names = ", ".join(area.name for area in look.councils[:6])
        raise UserError(
            f"None of the published tables has a council “{wanted}”.",
            f"Give its name as it stands there, or its code; there are {names} and others."
            if names
            else "They hold no council at all; take the whole tables.",
        )
    raise UserError(
        f"“{wanted}” can be {len(found)} councils: {', '.join(area.name for area in found[:6])}.",
        "Give the whole name, or the code.",
    )


def rates_moved(known: Records, populations: Sequence[Population], month: Month) -> tuple[RateMoved, ...]:
    """The rates of a month that these populations would change."""
    before = build_report(known, month)
    after = build_report(merge(known, Records(populations=tuple(populations))), month)
    return tuple(
        RateMoved(was.rate, now)
        for was, now in zip(before.pages, after.pages, strict=True)
        if was.rate.quantity != now.rate.quantity
    )


def _seen(workbook: str, sheet: Sheet, known: Records, decisions: Decisions) -> TableSeen | ModelSeen | None:
    found = published_on(sheet)
    if found is None:
        return None
    word = partial(_word, decisions, workbook, sheet.name)
    if found.what is Kind.MODEL:
        read: ModelRead = model_of(workbook, sheet, found.heading_row)
        year = word(MODEL_YEAR)
        return ModelSeen(workbook, sheet.name, len(read.councils), int(year) if year else read.year)
    table = table_of(workbook, sheet, found.heading_row)
    return TableSeen(
        table,
        councils_in(table),
        _years(table),
        uses_now(table.headings, decisions, known),
        proposed_uses(table, known.indicators),
        is_said(table.headings, decisions, known),
        word(YEAR),
        word(OWN_POPULATION) != NO,
    )


def _word(decisions: Decisions, workbook: str, sheet: str, rule: str) -> str:
    return decisions.word((rule, workbook, sheet, ""))


def _years(table: PublishedTable) -> tuple[str, ...]:
    times, kinds = table.words_of(TIME), table.words_of(TIME_KIND)
    periods = {period for time in times for kind in kinds if (period := period_of(time, kind)) is not None}
    if periods:
        return tuple(dict.fromkeys(period.text for period in sorted(periods, reverse=True)))
    return tuple(sorted((time for time in times if mid_year_of(time) is not None), reverse=True))


def _answers(said: Said) -> Iterable[Answer]:
    for (workbook, sheet), year in said.years.items():
        yield Answer((YEAR, workbook, sheet, ""), year)
    for (workbook, sheet), model_year in said.model_years.items():
        yield Answer((MODEL_YEAR, workbook, sheet, ""), str(model_year))
    for (workbook, sheet), wanted in said.populations.items():
        yield Answer((OWN_POPULATION, workbook, sheet, ""), "yes" if wanted else NO)
