"""The words of the command line and what they mean."""

import argparse
from pathlib import Path
from typing import NoReturn, TypeAlias

from ibdesk import VERSION
from ibdesk.domain.figure import Part
from ibdesk.domain.month import Month
from ibdesk.errors import UserError

COMMANDS = (
    "demo",
    "template",
    "check",
    "import",
    "show",
    "changes",
    "logo",
    "export",
    "forms",
    "benchmarks",
    "targets",
    "undo",
    "verify",
    "restore",
    "purge",
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UserError(f"The command cannot be used: {message}.", f"See '{self.prog} --help'.")


EARLIEST, LATEST = Month(1990, 1), Month(2099, 12)

_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - argparse names it nowhere else


def month(text: str) -> Month:
    try:
        found = Month.parse(text)
        if not EARLIEST <= found <= LATEST:
            raise ValueError
        return found
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a month such as 2014-08") from None


def parse(argv: list[str]) -> argparse.Namespace:
    """UserError for words that mean nothing; SystemExit(0) after --help and --version."""
    return _parser().parse_args(argv)


def _parser() -> _Parser:
    parser = _Parser(
        prog="ibdesk",
        description="Workbooks of figures in, the Improvement Board's pack out. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"IBDesk {VERSION}")
    parser.add_argument("--self-test", nargs="?", metavar="REPORT.txt", help="use every part once; alone, without more")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser, metavar="COMMAND")
    _add_making(commands)
    _add_reading(commands)
    _add_published(commands)
    _add_inherited(commands)
    _add_showing(commands)
    _add_style(commands)
    _add_keeping(commands)
    return parser


def _shared(*names: str) -> list[_Parser]:
    """Arguments that several commands have in common, by name."""
    parsers = []
    for name in names:
        parser = _Parser(add_help=False)
        if name == "board":
            parser.add_argument("--board", type=Path, required=True, help="the board file")
        elif name == "json":
            parser.add_argument("--json", action="store_true", help="print JSON")
        elif name == "month":
            parser.add_argument("--month", type=month, required=True, help="such as 2014-08")
        else:
            parser.add_argument(
                "--as-at", metavar="WHEN", help="the number of a step, or a date: what was seen at its end"
            )
        parsers.append(parser)
    return parsers


def _add_making(commands: _Commands) -> None:
    demo = commands.add_parser("demo", help="sample workbook, board and pack")
    demo.add_argument("folder", nargs="?", type=Path, default=Path("ibdesk-demo"), help="where to (ibdesk-demo)")
    demo.add_argument("--no-window", action="store_true", help="write the files, and open no window")
    template = commands.add_parser("template", help="a workbook ready to fill")
    template.add_argument("output", type=Path, metavar="OUT.xlsx", help="the workbook to write")
    template.add_argument("--board", type=Path, help="with this board's indicators, targets and last months")


def _add_reading(commands: _Commands) -> None:
    reading = _Parser(add_help=False)
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE", help="workbooks, or folders of them")
    reading.add_argument("--month", type=month, help="the month to check, such as 2014-08")
    reading.add_argument(
        "--mapping", type=Path, metavar="FILE", help="JSON that says what the columns mean where the headings do not"
    )
    reading.add_argument("--password-file", type=Path, help="a file that holds the workbooks' password")
    reading.add_argument(
        "--without-hidden",
        action="append",
        default=[],
        metavar="SHEET",
        help="leave out the hidden cells of this sheet, or the sheet where it is hidden itself; 'Return*' stands for "
        "all that begin so, '*' for every sheet; may be given several times",
    )
    reading.add_argument(
        "--keep-shipped",
        action="store_true",
        help="keep the indicators, targets, benchmarks and populations that a new board starts from beside those of a "
        "workbook with an Indicators sheet, which otherwise takes their place; what waits to be confirmed is confirmed",
    )
    check = commands.add_parser("check", parents=[reading, *_shared("json")], help="read and check, keep nothing")
    check.add_argument("--board", type=Path, help="the board to compare with, which stays as it is")
    check.add_argument("--marked", type=Path, metavar="FOLDER", help="write a copy of each workbook, problems marked")
    check.add_argument("--list", type=Path, metavar="OUT.xlsx", help="write the list of problems, by workbook")
    check.add_argument(
        "--suggest-mapping", type=Path, metavar="OUT.json", help="write what sheets that were not recognised may hold"
    )
    commands.add_parser("import", parents=[reading, *_shared("board", "json")], help="check, then keep")


def _add_published(commands: _Commands) -> None:
    published = commands.add_parser(
        "benchmarks",
        parents=_shared("board", "json"),
        help="England, region, neighbours and population from published tables",
    )
    published.add_argument("files", nargs="+", type=Path, metavar="FILE", help="tables as they were published")
    published.add_argument("--council", required=True, metavar="NAME", help="the board's council, by name or code")
    published.add_argument("--neighbours", type=Path, metavar="FILE", help="the statistical neighbours model")
    published.add_argument(
        "--mapping", type=Path, metavar="FILE", help="JSON that says which measure belongs to which indicator"
    )
    published.add_argument(
        "--suggest-mapping", type=Path, metavar="OUT.json", help="write what the tables seem to hold"
    )
    published.add_argument("--year", metavar="2012/13", help="this year's benchmarks alone")
    published.add_argument("--pooled", action="store_true", help="add the neighbours' counts up, instead of the mean")
    published.add_argument("--no-population", action="store_true", help="leave the board's own population as it is")


def _add_inherited(commands: _Commands) -> None:
    targets = commands.add_parser(
        "targets",
        parents=_shared("board", "json"),
        help="confirm or clear the targets and benchmarks that came with IBDesk",
        description="Targets and benchmarks that came with IBDesk are another council's until somebody confirms them: "
        "nothing is judged by them, and they stand on no page. Without --confirm and --clear they are listed.",
    )
    said = targets.add_mutually_exclusive_group()
    said.add_argument("--confirm", action="store_true", help="let them be the board's own")
    said.add_argument("--clear", action="store_true", help="take them away")
    targets.add_argument("--code", action="append", help="those of this indicator alone; may be given several times")


def _add_style(commands: _Commands) -> None:
    logo = commands.add_parser("logo", parents=_shared("board"), help="the picture on the cover of a board's packs")
    which = logo.add_mutually_exclusive_group(required=True)
    which.add_argument("picture", nargs="?", type=Path, metavar="PICTURE", help="a PNG or JPEG picture")
    which.add_argument("--remove", action="store_true", help="packs without a logo again")


def _add_showing(commands: _Commands) -> None:
    shown = _shared("board", "json", "month", "as-at")
    show = commands.add_parser("show", parents=shown, help="a month's figures and assessments")
    show.add_argument("--code", help="one indicator only")
    changes = commands.add_parser("changes", parents=_shared("board", "json"), help="past figures that changed")
    since = changes.add_mutually_exclusive_group()
    since.add_argument(
        "--since", type=int, metavar="STEP", help="the step after which they changed; else the last pack or import"
    )
    since.add_argument(
        "--month", type=month, metavar="2014-08", help="what this month's pack tells otherwise than the last one"
    )
    export = commands.add_parser("export", parents=_shared("board", "month", "as-at"), help="the board pack")
    export.add_argument("--output", type=Path, required=True, metavar="PACK.xlsx|PACK.pdf", help="or FIGURES.csv")
    export.add_argument("--public", action="store_true", help="with small numbers suppressed")
    export.add_argument(
        "--all-right",
        nargs=2,
        action="append",
        default=[],
        metavar=("CODE", "REASON"),
        help="with --public: why the numbers in the comment for CODE may go out",
    )
    export.add_argument(
        "--public-text",
        nargs=2,
        action="append",
        default=[],
        metavar=("CODE", "TEXT"),
        help="with --public: another text for the public in place of the comment for CODE",
    )
    final = "keep in the board that this pack went out: later changes are told against it"
    export.add_argument("--final", action="store_true", help=final)
    forms = commands.add_parser("forms", parents=_shared("board", "month"), help="comment workbooks, one per officer")
    forms.add_argument("--output", type=Path, required=True, metavar="FOLDER", help="where the workbooks go")


def _add_keeping(commands: _Commands) -> None:
    undo = commands.add_parser("undo", parents=_shared("board"), help="undo the last import, or that one")
    undo.add_argument(
        "--import", "--step", dest="step", type=int, metavar="N", help="the number of the import's or edit's step"
    )
    verify = commands.add_parser("verify", help="check a board file")
    verify.add_argument("board", type=Path, metavar="BOARD", help="a board or a backup, read through and not changed")
    restore = commands.add_parser("restore", help="bring a verified backup back")
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="the backup, from the board's folder of backups")
    restore.add_argument(
        "--to",
        dest="board",
        type=Path,
        required=True,
        metavar="BOARD",
        help="the board that it replaces, which is kept",
    )
    _add_removing(commands)


def _add_removing(commands: _Commands) -> None:
    purge = commands.add_parser(
        "purge",
        help="remove a figure, a comment or a text for good, from the board and its backups",
        description="Remove what should never have come in, from the board, its history and its backups. Without "
        "--for-good it only says what would go.",
    )
    purge.add_argument("board", type=Path, metavar="BOARD", help="the board file, which nobody may have open")
    what = purge.add_mutually_exclusive_group(required=True)
    what.add_argument("--figure", metavar="CODE", help="an indicator's figures of a month, whatever they were")
    what.add_argument("--comment", metavar="CODE", help="the comment on an indicator in a month, all its versions")
    what.add_argument("--text", help="a name or other words, wherever they stand, in capitals or not")
    what.add_argument(
        "--text-file", type=Path, metavar="FILE", help="the same from a text file, which no history keeps"
    )
    purge.add_argument("--month", type=month, help="of the figure or comment, such as 2014-08")
    purge.add_argument("--part", choices=[part.value for part in Part], help="this part of the figure alone")
    purge.add_argument("--step", type=int, metavar="N", help="what this step brought alone, so that the rest holds")
    purge.add_argument(
        "--with-comments", action="store_true", help="remove also the comments in which the figure's number stands"
    )
    purge.add_argument("--reason", metavar="WHY", help="why it is removed; kept in the log, so it must not name it")
    purge.add_argument(
        "--sealed-packs",
        action="store_true",
        help="remove also the sealed packs that may hold it; else they stay, as the record of what went out",
    )
    purge.add_argument("--for-good", action="store_true", help="do it: nothing brings it back")
