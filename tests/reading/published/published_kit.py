"""What the tests of published tables share: files read through the sandbox against a new board, and confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from ibdesk.desk import Desk, ImportPreview
from ibdesk.desk.published import council_meant
from ibdesk.desk.published_look import PublishedLook, Said
from ibdesk.domain.board import Benchmark
from ibdesk.domain.problem import Problem
from ibdesk.domain.published.neighbours import Method


@dataclass
class Board:
    """A board that starts from the shipped definitions, and takes published tables."""

    desk: Desk

    @classmethod
    def new(cls, folder: Path) -> "Board":
        return cls(Desk.create(folder / "board.ibdesk", "Performance Officer"))

    def look(self, paths: Sequence[Path]) -> tuple[ImportPreview, PublishedLook]:
        """As it is before anybody has said anything."""
        preview = self.desk.imports.preview(paths)
        look = self.desk.published.look(preview)
        assert look is not None
        return preview, look

    def confirmed(
        self, paths: Sequence[Path], council: str = "Herefordshire", method: Method = Method.MEAN, year: str = ""
    ) -> ImportPreview:
        """With everything that is proposed confirmed."""
        preview, look = self.look(paths)
        choices = replace(council_meant(look, council), method=method) if look.tables else look.choices
        uses = {table.place: table.suggested for table in look.tables}
        years = {table.place: year for table in look.tables if year}
        decisions = self.desk.published.decide(preview, Said(choices, uses, years))
        return self.desk.imports.preview_opened(preview.opened, decisions=decisions)


def benchmark(preview: ImportPreview, code: str, name: str, period: str) -> Benchmark:
    wanted = code, name, period
    [found] = [each for each in preview.records.benchmarks if (each.code, each.name, each.period) == wanted]
    return found


def told(preview: ImportPreview, rule: str) -> list[Problem]:
    return [each for each in preview.reading_problems if each.rule == rule]
