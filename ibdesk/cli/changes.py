"""What changed: figures of past months since a step, or what a month's pack tells otherwise than the last one."""

from argparse import Namespace
from typing import Any

from ibdesk.cli.as_json import changes_json
from ibdesk.cli.board_files import opened_board
from ibdesk.cli.ending import DONE
from ibdesk.cli.printed import print_changes, print_json
from ibdesk.desk import Desk
from ibdesk.domain.month import Month
from ibdesk.domain.report.pack_changes import (
    PageChange,
    about_words,
    kind_words,
    since_last_pack,
    turn_words,
    turned_text,
    was_and_now,
)
from ibdesk.domain.report.report import BoardReport
from ibdesk.progress import Progress


def changes(arguments: Namespace, by: str, progress: Progress) -> int:
    with opened_board(arguments.board, by) as desk:
        if arguments.month is not None:
            _tell_pack(desk, arguments.month, arguments.json)
            return DONE
        found = desk.history.changes(arguments.since)
        if arguments.json:
            print_json(changes_json(desk.board.name, found))
        else:
            print_changes(found)
    return DONE


def _tell_pack(desk: Desk, month: Month, as_json: bool) -> None:
    """Assessments and arrows that turned, targets, comments that are the same, and the restated figures."""
    report = desk.months.report(month)
    turned = [each for each in since_last_pack(report) if isinstance(each, PageChange)]
    if as_json:
        last = report.last_pack
        print_json(
            {
                **changes_json(desk.board.name, report.changes),
                "month": str(month),
                "last_pack": str(last.month) if last else None,
                "turned": [_json(each) for each in turned],
            }
        )
        return
    print(_headline(report))
    for each in turned:
        was, now = was_and_now(each)
        print(f"{each.page.code:>3}  {kind_words(each)}: {was}, now {now} ({turn_words(each)}). {about_words(each)}")
    if report.changes.restatements:
        print_changes(report.changes)


def _headline(report: BoardReport) -> str:
    if report.last_pack is None:
        return f"No pack of a month before {report.month.long} went out."
    nothing = f"Since the pack of {report.last_pack.month.long} no assessment, arrow or target turned."
    return turned_text(report) or nothing


def _json(change: PageChange) -> dict[str, Any]:
    was, now = was_and_now(change)
    return {
        "code": change.page.code,
        "what": change.kind.value,
        "was": was,
        "now": now,
        "turn": turn_words(change),
        "sentence": about_words(change),
    }
