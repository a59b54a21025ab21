"""Commands that write files for people: the sample, a template, the pack, comment forms."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ibdesk.cli.board_files import opened_board
from ibdesk.cli.ending import DONE, ERRORS_STAND
from ibdesk.cli.printed import print_findings
from ibdesk.desk import (
    ImportPreview,
    inherited_definitions,
    make_sample,
    sample_workbook_in,
    write_marked_copy,
    write_problem_list,
    write_template,
)
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.rechecked import of_workbook, to_send_back
from ibdesk.errors import UserError
from ibdesk.outputs import make_folder
from ibdesk.progress import Progress


def demo(arguments: Namespace, by: str, progress: Progress) -> int:
    folder: Path = arguments.folder
    with make_sample(folder, by, progress) as desk:
        month = desk.board.latest_month()
        if month is None:
            raise UserError("The sample workbook holds no figure.", "Install IBDesk again.")
        pack = folder / f"Board pack {month.long}.xlsx"
        written = desk.exports.pack(month, pack, progress)
        print("IBDesk wrote:")
        for path in (pack, sample_workbook_in(folder), desk.board.path):
            print(f"  {path}")
        print_findings(written.findings)
        arguments.demo_board = desk.board.path
    return DONE


def template(arguments: Namespace, by: str, progress: Progress) -> int:
    if arguments.board:
        with opened_board(arguments.board, by) as desk:
            desk.exports.template(arguments.output)
    else:
        write_template(arguments.output, inherited_definitions(), Month.of(date.today()))
    print(f"Wrote {arguments.output}")
    return DONE


def export(arguments: Namespace, by: str, progress: Progress) -> int:
    ending = arguments.output.suffix.lower()
    _check_export(arguments, ending)
    with opened_board(arguments.board, by) as desk:
        as_at = desk.history.step_at(arguments.as_at) if arguments.as_at else None
        findings: tuple[str, ...] = ()
        if ending == ".csv":
            desk.exports.figures(arguments.output, as_at)
            problems = desk.months.problems(arguments.month, as_at)
            errors = sum(problem.severity is Severity.ERROR for problem in problems)
        elif arguments.public:
            for code, reason in arguments.all_right:
                desk.public.decide(code, arguments.month, "", reason)
            for code, text in arguments.public_text:
                desk.public.decide(code, arguments.month, text, "")
            public = desk.public.write(arguments.month, arguments.output, progress, as_at)
            findings, errors = public.findings, public.errors
        elif ending == ".pdf":
            errors = desk.exports.pdf(arguments.month, arguments.output, progress, as_at).errors
        else:
            written = (
                desk.exports.final(arguments.month, arguments.output, progress)
                if arguments.final
                else desk.exports.pack(arguments.month, arguments.output, progress, as_at)
            )
            findings, errors = written.findings, written.errors
    print(f"Wrote {arguments.output}")
    print_findings(findings)
    return ERRORS_STAND if errors else DONE


def _check_export(arguments: Namespace, ending: str) -> None:
    """UserError where what is asked for does not go together."""
    if arguments.public and ending == ".csv":
        raise UserError(
            "The table of all figures holds small numbers, and has no public version.",
            "Give a name that ends in .xlsx or .pdf.",
        )
    if (arguments.all_right or arguments.public_text) and not arguments.public:
        raise UserError("--all-right and --public-text are for the public version.", "Add --public, or leave them out.")
    if ending not in (".xlsx", ".pdf", ".csv"):
        raise UserError(
            f"A pack cannot be written as '{arguments.output.suffix}'.",
            "Give a name that ends in .xlsx or .pdf, or in .csv for all figures as one table.",
        )
    if arguments.final and (arguments.as_at or arguments.public or ending != ".xlsx"):
        raise UserError(
            "Only the workbook of the pack as it is now can be exported as final.",
            "Leave out --final, or --as-at and --public, and give a name that ends in .xlsx.",
        )


def forms(arguments: Namespace, by: str, progress: Progress) -> int:
    folder: Path = arguments.output
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file.", "Give the name of a folder: each officer's form goes there.")
    with opened_board(arguments.board, by) as desk:
        for each in desk.exports.forms(arguments.month, folder):
            of = f"{each.indicators} {'indicator' if each.indicators == 1 else 'indicators'}"
            print(f"Wrote {each.path}: {each.officer}, {of}, {each.owed} owed")
    return DONE


def check_distinct(paths: Sequence[Path]) -> None:
    """UserError where two workbooks have the same name: a problem names its workbook without the folder."""
    twice = [name for name, count in Counter(path.name.casefold() for path in paths).items() if count > 1]
    if twice:
        raise UserError(
            f"There are two workbooks called {twice[0]}, whose problems could not be told apart.",
            "Rename one of them, or check them one after the other.",
        )


def send_marked(
    preview: ImportPreview, paths: Sequence[Path], folder: Path, reads: Sequence[Path], progress: Progress
) -> Iterator[str | UserError]:
    """Write a marked copy of each workbook that has problems to send back; a line on each, or why there is no copy.
    `reads` are the files that the command reads, on which none is written."""
    make_folder(folder)
    for path, file in zip(paths, preview.files, strict=True):
        own = to_send_back(of_workbook(preview.problems, path.name))
        if file.error is not None:
            continue
        if not own:
            yield f"{path.name}: nothing to send back"
            continue
        target = folder / f"{path.stem}, problems marked{path.suffix}"
        try:
            copy = write_marked_copy(path, own, target, progress, file.sha256, reads)
        except UserError as error:
            yield error
            continue
        only = f". {copy.list_only_reason}" if copy.list_only_reason else ""
        yield f"Wrote {copy.path}: {copy.marked} cells marked, {copy.listed} problems listed{only}"


def send_list(problems: Sequence[Problem], output: Path) -> str:
    """Write the problems, a sheet for each workbook; a line on it, and on those that no sender can put right."""
    listed = write_problem_list(problems, output)
    left = len(problems) - listed
    left_out = f"; {left} that {'is' if left == 1 else 'are'} not the senders' to answer left out" if left else ""
    return f"Wrote {output}: {listed} problems{left_out}"
