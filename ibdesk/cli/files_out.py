"""Commands that write files for people: the sample, a template, the pack, comment forms."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from ibdesk.cli.exit_status import DONE, ERRORS_STAND
from ibdesk.cli.opened_board import opened_board
from ibdesk.cli.printed import print_findings
from ibdesk.desk import inherited_definitions, make_sample, write_template
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.errors import UserError
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
        for path in (*sorted(folder.glob("*.xlsx")), desk.board.path):
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
