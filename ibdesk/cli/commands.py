"""What each command does: a few lines over the desk, and what is printed."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from msgspec.structs import replace

from ibdesk.cli.as_json import page_json, sealed_json
from ibdesk.cli.board_files import is_there, logo, opened_board, restore, targets, verify
from ibdesk.cli.changes import changes
from ibdesk.cli.ending import DONE, ERRORS_STAND, UNUSABLE, no_stop_half_way
from ibdesk.cli.files_out import check_distinct, demo, export, forms, send_list, send_marked, template
from ibdesk.cli.given_files import decisions_in, password_in, suggest_mapping, without_hidden, workbooks_in
from ibdesk.cli.printed import print_import, print_json, print_pages
from ibdesk.cli.removing import purge
from ibdesk.desk import (
    Desk,
    ImportPreview,
    OpenedFile,
    inherited_definitions,
    new_board,
    open_workbooks,
    preview_for_board,
)
from ibdesk.domain.board import without_definitions
from ibdesk.domain.problem import Severity
from ibdesk.domain.question import Decisions
from ibdesk.errors import UserError
from ibdesk.outputs import Kind, check_outputs
from ibdesk.progress import Progress

_NOTHING_FOUND = (
    "No figures were found. Use the headings of 'ibdesk template', or say what the columns mean: "
    "'ibdesk check FILE --suggest-mapping OUT.json', then --mapping."
)


def run(arguments: Namespace, by: str, progress: Progress) -> int:
    """The exit status: 0 done, 1 done but errors stand among the figures, 2 a file could not be used."""
    return _COMMANDS[arguments.command](arguments, by, progress)


def _check(arguments: Namespace, by: str, progress: Progress) -> int:
    paths, known = workbooks_in(arguments.files), inherited_definitions()
    check_outputs(_outputs_of(arguments), _read_by(arguments, paths))
    before = new_board(known)
    if arguments.board:
        with opened_board(arguments.board, by) as desk:
            known = desk.board.records()
            opened, decisions = _read(arguments, paths, progress)
            preview = desk.imports.preview_opened(opened, progress, arguments.month, decisions)
    else:
        opened, decisions = _read(arguments, paths, progress)
        preview = preview_for_board(opened, before, arguments.month, progress, decisions)
    if preview.own_definitions:
        known = without_definitions(known)
    suggestion = suggest_mapping(preview, known, arguments.suggest_mapping) if arguments.suggest_mapping else None
    if suggestion is not None:
        print(suggestion.line, file=sys.stderr)
    suggested = {"suggested_mapping": suggestion.as_json(arguments.suggest_mapping)} if suggestion else {}
    print_import(preview, None, arguments.json, suggested)
    sent = _send_back(arguments, paths, preview, progress)
    nothing_to_say = suggestion is not None and not suggestion.sheets and not any(each.error for each in preview.files)
    return max(sent, DONE if nothing_to_say else _status_of(preview))


def _outputs_of(arguments: Namespace) -> list[tuple[Path, Kind]]:
    named = ((arguments.list, Kind.WORKBOOK), (arguments.suggest_mapping, Kind.MAPPING))
    return [(path, kind) for path, kind in named if path is not None]


def _read_by(arguments: Namespace, paths: Sequence[Path]) -> list[Path]:
    """Every file that a check reads, on which nothing may be written."""
    named = (*paths, arguments.board, arguments.mapping, arguments.password_file)
    return [path for path in named if path is not None]


def _read(arguments: Namespace, paths: list[Path], progress: Progress) -> tuple[tuple[OpenedFile, ...], Decisions]:
    """The cells of the files, and what the command says of them."""
    password, decisions = password_in(arguments.password_file), decisions_in(arguments.mapping)
    opened = open_workbooks(paths, progress, password)
    hidden, keeping = without_hidden(arguments.without_hidden, opened), arguments.keep_shipped
    return opened, replace(decisions, without_hidden=hidden, keep_first_definitions=keeping)


def _send_back(arguments: Namespace, paths: list[Path], preview: ImportPreview, progress: Progress) -> int:
    """The exit status of that alone. Given beside the JSON, not in it."""
    status = DONE
    to = sys.stderr if arguments.json else sys.stdout
    if arguments.marked:
        check_distinct(paths)
        reads = _read_by(arguments, paths)
        for line in send_marked(preview, paths, arguments.marked, reads, progress):
            if isinstance(line, UserError):
                status = UNUSABLE
            print(line, file=sys.stderr if isinstance(line, UserError) else to)
    if arguments.list:
        print(send_list(preview.problems, arguments.list), file=to)
    return status


def _import(arguments: Namespace, by: str, progress: Progress) -> int:
    opened, decisions = _read(arguments, workbooks_in(arguments.files), progress)
    is_new = not is_there(arguments.board)
    if is_new:
        # A board is made only for a workbook that can be used.
        probe = preview_for_board(opened, new_board(inherited_definitions()), arguments.month, progress, decisions)
        if not probe.usable:
            print_import(probe, None, arguments.json)
            return _status_of(probe)
    brought: list[tuple[ImportPreview, int | None]] = []
    with ExitStack() as until_told:
        stops: list[int] = []

        def bring(desk: Desk) -> None:
            nonlocal stops
            preview = desk.imports.preview_opened(opened, progress, arguments.month, decisions)
            stops = until_told.enter_context(no_stop_half_way())
            brought.append((preview, desk.imports.accept(preview, progress) if preview.usable else None))

        if is_new:
            Desk.create(arguments.board, by, fill=bring).close()
        else:
            with Desk.open(arguments.board, by) as desk:
                if desk.board.read_only_reason:
                    raise UserError(desk.board.read_only_reason, "Nothing was imported.")
                bring(desk)
        [(preview, step)] = brought
        print_import(preview, step, arguments.json)
        if stops and step is not None:
            print(f"Step {step} was being kept, and is kept. 'ibdesk undo' takes it back.", file=sys.stderr)
            raise KeyboardInterrupt
    return _status_of(preview)


def _benchmarks(arguments: Namespace, by: str, progress: Progress) -> int:
    from ibdesk.cli.benchmarks import NOTHING_TAKEN, of_the_files, print_benchmarks, take_benchmarks

    with opened_board(arguments.board, by) as desk:
        if desk.board.read_only_reason:
            raise UserError(desk.board.read_only_reason, "Nothing was imported.")
        preview = take_benchmarks(desk, arguments, progress)
        step = desk.imports.accept(preview, progress) if preview.usable else None
        print_benchmarks(desk, preview, step, arguments.json)
    if not preview.usable and not any(file.error for file in preview.files):
        print(f"{NOTHING_TAKEN} The problems say why, each at its row.", file=sys.stderr)
        return UNUSABLE
    return _status_of(of_the_files(preview))


def _show(arguments: Namespace, by: str, progress: Progress) -> int:
    with opened_board(arguments.board, by) as desk:
        as_at = desk.history.step_at(arguments.as_at) if arguments.as_at else None
        report = desk.months.report(arguments.month, as_at)
        pages = report.pages
        if arguments.code is not None:
            wanted = {arguments.code, arguments.code.lstrip("0")}
            pages = tuple(page for page in pages if page.code in wanted)
            if not pages:
                raise UserError(
                    f"There is no indicator {arguments.code} in {arguments.month.long}.",
                    f"The codes are {', '.join(page.code for page in report.pages)}.",
                )
        if arguments.json:
            print_json(
                {
                    "board": desk.board.name,
                    "month": str(report.month),
                    "as_at": report.as_at,
                    "sealed": sealed_json(report),
                    "indicators": [page_json(page) for page in pages],
                }
            )
        else:
            print_pages(report, pages)
    return DONE


def _undo(arguments: Namespace, by: str, progress: Progress) -> int:
    with opened_board(arguments.board, by) as desk:
        print(desk.history.undo(arguments.step))
    return DONE


_COMMANDS: dict[str, Callable[[Namespace, str, Progress], int]] = {
    "demo": demo,
    "template": template,
    "check": _check,
    "import": _import,
    "show": _show,
    "changes": changes,
    "logo": logo,
    "export": export,
    "forms": forms,
    "benchmarks": _benchmarks,
    "targets": targets,
    "undo": _undo,
    "verify": verify,
    "restore": restore,
    "purge": purge,
}


def _status_of(preview: ImportPreview) -> int:
    """2 also where nothing was recognised in any file: an import that adds nothing must not look like a success."""
    if preview.is_forms_alone and not preview.usable:
        print("The comment forms bring no new comment.", file=sys.stderr)
        return DONE
    if any(file.error for file in preview.files) or not preview.usable:
        for file in preview.files:
            if file.error:
                print(file.error, file=sys.stderr)
        if not any(file.error for file in preview.files):
            print(_NOTHING_FOUND, file=sys.stderr)
        return UNUSABLE
    return ERRORS_STAND if preview.count(Severity.ERROR) else DONE
