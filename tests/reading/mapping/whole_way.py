"""A workbook's whole way, as a person goes it: read, asked at a cell, proposed, accepted as proposed, and where
something is left that only a person knows, chosen and read. By the command line's file and by the window's draft."""

import csv
import io
import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.desk import Desk, ImportPreview, preview_opened
from ibdesk.desk.mappings import propose_unread, sheets_to_say
from ibdesk.domain.board import Records, ReportDetails, merge
from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.mapping import RowField, Whose
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.domain.question import Answer, Decisions
from ibdesk.errors import UserError
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.mapping.mapping_file import proposals_text, read_mapping_file
from ibdesk.reading.workbooks import OpenedFile
from ibdesk.ui.importing.mapping_draft import MappingDraft
from ibdesk.ui.importing.mapping_page import draft_of
from tests.made import indicator
from tests.reading.made_workbooks import Laid, Rows, workbook

BOARD = Records(
    details=ReportDetails(council="Marlshire County Council"),
    indicators=(
        indicator("7", name="Referrals"),
        indicator("10", name="Initial Assessments Completed within 10 Working Days", unit=Unit.PERCENT),
        indicator("18", name="Child Protection Plans"),
        indicator("27", name="Looked After Children"),
    ),
)
Seen = frozenset[str]  # "7 2014-08 489", "10 2014-08 numerator 65", "7 2014-08 [Boys] 250"
Body = dict[str, Any]
_RUN = re.compile(r"(?P<code>\S+) (?P<part>(?:\w+|\[[^\]]*\]) )?(?P<first>\d{4}-\d\d) (?P<values>.+)")


class Layout(Struct, frozen=True):
    """`truth` are the figures that the layout was made from, a word each. What only a person can know: whose figures a
    sheet's are, by its name, which number a word's rows hold, what a column is, by its heading, and the indicator that
    a file's name does not say; `answers` are the words to choose of questions, by what they ask about."""

    sheets: Mapping[str, Rows | Laid]
    truth: Seen
    whose: Mapping[str, Whose] = {}
    kinds: Mapping[str, str] = {}
    meanings: Mapping[str, str] = {}
    code_in_csv: str = ""
    answers: Mapping[str, str] = {}

    def chosen_in(self, body: Body, kind: str) -> Body:
        """A proposed mapping as a person completes it."""
        found = dict(body)
        if whose := self.whose.get("" if kind == "csv" else body["sheet"]):
            found["these_are"] = whose.value
        if self.kinds:
            found["kinds"] = body.get("kinds", {}) | self.kinds
        if kind == "csv" and self.code_in_csv:
            found["indicator"] = self.code_in_csv
        if not_said := [about for about, means in body.get("months", {}).items() if means is None]:
            found["months"] = body["months"] | {about: self.answers[about] for about in not_said}
        columns = ((column, self.meanings.get(column["heading"])) for column in body["columns"])
        found["columns"] = [column | {"is": said} if said else column for column, said in columns]
        return found

    def chosen_of(self, draft: MappingDraft, kind: str) -> MappingDraft:
        """A draft as a person completes it."""
        if whose := self.whose.get("" if kind == "csv" else draft.proposal.sheet):
            draft = draft.whose(whose, draft.category)
        for word, means in self.kinds.items():
            draft = draft.kind(word, means)
        if kind == "csv" and self.code_in_csv:
            draft = draft.whole_sheet(self.code_in_csv, draft.month)
        for at, column in enumerate(draft.proposal.columns):
            if said := self.meanings.get(column.heading):
                draft = draft.column(at, RowField(said))
        return draft


class Went(Struct, frozen=True):
    """What came in at each stage, and what was told then; `again` is what the remembered mappings read of the same file
    without a word, next to its answers."""

    at_once: Seen
    proposed: Seen
    chosen: Seen
    asked: tuple[str, ...]
    told: tuple[str, ...]
    left: tuple[str, ...]
    proposal: str
    again: Seen = frozenset()


def figures(*runs: str) -> Seen:
    """Of runs of months without a gap: "7 2014-06 481 502", "10 numerator 2014-06 60", "7 [North] 2014-06 280"."""
    found: set[str] = set()
    for run in runs:
        match = _RUN.fullmatch(run)
        assert match is not None, run
        first, part = Month.parse(match["first"]), match["part"] or ""
        found |= {f"{match['code']} {first + at} {part}{each}" for at, each in enumerate(match["values"].split())}
    return frozenset(found)


def opened_as(layout: Layout, kind: str) -> OpenedFile:
    """The layout's cells, read from a file of this kind."""
    name = f"figures.{kind}"
    data = _csv(layout) if kind == "csv" else workbook(layout.sheets)
    return OpenedFile(name, "0", read_cells(data, name))


def by_command_line(desk: Desk, layout: Layout, kind: str) -> Went:
    """`check --suggest-mapping`, the guesses taken out, `import --mapping`; then with what a person chooses."""
    file = opened_as(layout, kind)
    first = _read(desk, file, Decisions())
    proposals = propose_unread(first, desk.board.records())
    text = proposals_text(proposals) if proposals else ""
    bodies: list[Body] = json.loads(text)["mappings"] if text else []
    refused: tuple[str, ...] = ()
    try:
        accepted = _read(desk, file, _decisions(bodies))
    except UserError as error:  # something is left that only a person can say
        accepted, refused = first, (str(error),)
    chosen = _answered(desk, file, _decisions([layout.chosen_in(body, kind) for body in bodies]), layout)
    went = replace(_went(first, accepted, chosen, text), again=_again(desk, file, chosen))
    return replace(went, proposed=frozenset(), told=refused) if refused else went


def by_window(desk: Desk, layout: Layout, kind: str) -> Went:
    """Each sheet that waits is opened in the dialog, all guesses taken for right, and the import read again."""
    file = opened_as(layout, kind)
    first = _read(desk, file, Decisions())
    now = chosen = first
    drafts = []
    for sheet in dict.fromkeys(name for each in first.files for name in sheets_to_say(first, each)):
        draft = draft_of(desk.mappings.propose(now, file.name, sheet)).confirmed()
        now = _said(desk, file, now, draft)
        drafts.append(layout.chosen_of(draft, kind))
    for draft in drafts:
        chosen = _said(desk, file, chosen, draft)
    chosen = _answered(desk, file, chosen.decisions, layout)
    return replace(_went(first, now, chosen, repr(drafts)), again=_again(desk, file, chosen))


def _again(desk: Desk, file: OpenedFile, chosen: ImportPreview) -> Seen:
    """What the same file brings next time, by what is remembered of it and the same answers."""
    remembered = merge(desk.board.records(), Records(mappings=chosen.records.mappings))
    return seen_in(preview_opened((file,), remembered, decisions=Decisions(answers=chosen.decisions.answers)))


def _said(desk: Desk, file: OpenedFile, preview: ImportPreview, draft: MappingDraft) -> ImportPreview:
    return _read(desk, file, desk.mappings.with_mapping(preview, file.name, draft.mapping(), beside=False))


def seen_in(preview: ImportPreview) -> Seen:
    """All figures that would be kept."""
    figures = {
        f"{each.code} {each.month}{'' if each.part is Part.VALUE else ' ' + each.part.value} {_number(each.quantity)}"
        for each in preview.records.figures
    }
    parts = {
        f"{each.code} {each.month} [{each.category}] {_number(each.quantity)}" for each in preview.records.breakdowns
    }
    return frozenset(figures | parts)


def _read(desk: Desk, file: OpenedFile, decisions: Decisions) -> ImportPreview:
    return desk.imports.preview_opened((file,), decisions=decisions)


def _answered(desk: Desk, file: OpenedFile, decisions: Decisions, layout: Layout) -> ImportPreview:
    preview = _read(desk, file, decisions)
    answers = tuple(
        Answer(question.key, layout.answers[question.about])
        for question in preview.questions
        if question.about in layout.answers
    )
    if not answers:
        return preview
    return _read(desk, file, Decisions(decisions.mappings, answers))


def _decisions(bodies: list[Body]) -> Decisions:
    if not bodies:
        return Decisions()
    confirmed = [{key: value for key, value in each.items() if key != "guess"} for each in bodies]
    for each in confirmed:
        each["columns"] = [
            {key: value for key, value in column.items() if key != "guess"} for column in each["columns"]
        ]
    return Decisions(read_mapping_file(json.dumps({"mappings": confirmed})))


def _went(first: ImportPreview, accepted: ImportPreview, chosen: ImportPreview, proposal: str) -> Went:
    return Went(
        seen_in(first), seen_in(accepted), seen_in(chosen), _told(first), _told(accepted), _told(chosen), proposal
    )


def _told(preview: ImportPreview) -> tuple[str, ...]:
    """The errors and warnings of the files' cells and what is asked, a line each."""
    errors = (
        f"{each.cell_source.cell if each.cell_source else ''} {each.rule}: {each.message} {each.next_step}"
        for each in preview.reading_problems
        if each.severity is not Severity.INFO
    )
    return (*errors, *(f"? {each.about}: {each.text} {[c.word for c in each.choices]}" for each in preview.questions))


def _number(quantity: object) -> str:
    if isinstance(quantity, Fraction):
        return str(quantity.numerator) if quantity.denominator == 1 else str(float(quantity))
    return str(quantity)


def _csv(layout: Layout) -> bytes:
    (given,) = layout.sheets.values()
    rows = [list(row) for row in (given.rows if isinstance(given, Laid) else given)]
    for top, left, _, _, value in given.merged if isinstance(given, Laid) else ():
        rows[top - 1] += [None] * (left - len(rows[top - 1]))
        rows[top - 1][left - 1] = value
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()
