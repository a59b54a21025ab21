"""What was said of labels of rows that are no indicator's: by answers to questions, or in a mapping file."""

from collections.abc import Sequence

from msgspec.structs import replace

from ibdesk.domain.board import Records
from ibdesk.domain.mapping import WordMeaning
from ibdesk.domain.question import LEAVE_OUT, ROW_LABEL, Decisions
from ibdesk.domain.workbook_contents import WorkbookContents


def knowing_labels(known: Records, decisions: Decisions) -> Records:
    """What is known, with what was just said of labels, whatever workbook they stand in."""
    if not decisions.row_labels:
        return known
    return replace(known, settings=known.board_settings.with_labels(decisions.row_labels))


def with_labels(records: Records, known: Records, files: Sequence[WorkbookContents], decisions: Decisions) -> Records:
    """What was answered about labels of rows is remembered, so that it is asked once."""
    names = {file.name for file in files if file.error is None}
    answered = [each for each in decisions.answers if each.key[0] == ROW_LABEL and each.key[1] in names]
    labels = [WordMeaning(each.key[3], "" if each.word == LEAVE_OUT else each.word) for each in answered]
    settings = known.board_settings.with_labels([*labels, *decisions.row_labels])
    return replace(records, settings=settings) if settings != known.board_settings else records
