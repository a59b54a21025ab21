"""Every kind of label that tells figures apart, long and wide, in every kind of workbook: no wrong figure is kept, what
is held back is told at a cell of it, and what is suggested reads what is right."""

import json
from typing import Any

import pytest

from ibdesk.desk.mappings import propose_unread
from ibdesk.desk.previewing import preview_opened
from ibdesk.domain.board import Records
from ibdesk.domain.number import plain
from ibdesk.domain.problem import Severity
from ibdesk.domain.question import Decisions
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.mapping.mapping_file import proposals_text, read_mapping_file
from tests.corpus.promises import KNOWN
from tests.made import cell_of
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.tables.label_kinds import KINDS, LabelKind
from tests.reading.tables.label_kinds_around import KINDS_AROUND

ALL = [*KINDS, *KINDS_AROUND]


def kept(records: Records) -> set[str]:
    figures = {
        f"{each.code} {each.month} {each.part} {plain(each.quantity)}"  # type: ignore[arg-type]
        for each in records.figures
    }
    return figures | {
        f"{each.code} {each.month} [{each.category}] {plain(each.quantity)}"  # type: ignore[arg-type]
        for each in records.breakdowns
    }


def told(contents: WorkbookContents) -> set[str]:
    return {cell_of(each).cell for each in contents.problems if each.severity is not Severity.INFO}


def confirmed(text: str) -> str:
    """A suggested mapping file whose guesses a person has confirmed."""

    def without_guesses(body: Any) -> Any:
        if isinstance(body, dict):
            return {key: without_guesses(each) for key, each in body.items() if key != "guess"}
        return [without_guesses(each) for each in body] if isinstance(body, list) else body

    return json.dumps(without_guesses(json.loads(text)))


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("kind", ALL, ids=[kind.name for kind in ALL])
def test_a_label_is_understood_or_asked(kind: LabelKind, written_as: str) -> None:
    if written_as not in kind.formats:
        return
    merged = () if written_as == "csv" else kind.merged
    file = opened(kind.rows, written_as, merged, kind.sheet)
    contents = read_one(file, KNOWN)
    found = kept(contents.records)
    assert found <= kind.right
    if kind.plain:
        assert (found, told(contents), contents.questions) == (kind.right, set(), ())
        return
    if found != kind.right:
        assert told(contents) & set(kind.at or told(contents)), "nothing is told at its cells"
    if found:
        return
    preview = preview_opened((file,), KNOWN)
    proposals = propose_unread(preview, KNOWN)
    assert proposals, "nothing is suggested"
    mappings = read_mapping_file(confirmed(proposals_text(proposals)))
    read = kept(read_one(file, KNOWN, Decisions(mappings)).records)
    assert read or not kind.says
    assert read <= kind.right or (not kind.says and all(each.guesses for each in proposals))
