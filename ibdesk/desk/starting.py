"""How a board starts: the shipped definitions, and the template to fill."""

from pathlib import Path

from ibdesk.domain.board import Records
from ibdesk.domain.definitions import read_definitions
from ibdesk.domain.inherited import inherited, own_alone
from ibdesk.domain.month import Month
from ibdesk.outputs import Kind, check_output
from ibdesk.paths import resource


def shipped_definitions() -> Records:
    """The 37 indicators of the August 2014 report, with its targets, benchmarks and population."""
    return read_definitions(resource("definitions.json").read_text(encoding="utf-8"))


def inherited_definitions() -> Records:
    """The same for a council's own board: nothing is judged by a target among them, and no benchmark shown, until a
    person confirmed it."""
    return inherited(shipped_definitions())


def write_template(path: Path, records: Records, month: Month) -> None:
    """A workbook ready to fill, with these definitions and known figures. What came with the program and nobody
    confirmed is not in it: filled in, it would be the board's own."""
    check_output(path, Kind.WORKBOOK)
    # XlsxWriter is slow to import, and the first window shall not pay for it.
    from ibdesk.writing.template.write_template import write_template as write

    write(path, own_alone(records), month)
