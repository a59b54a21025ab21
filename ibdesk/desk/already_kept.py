"""What is said of files that the board already holds: nothing is added, whatever came in since."""

from collections.abc import Sequence
from dataclasses import replace

from ibdesk.desk.figure_news import News
from ibdesk.desk.import_preview import ImportPreview
from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import Problem, Severity


def already_kept(preview: ImportPreview, step: int, standing: Sequence[Problem]) -> ImportPreview:
    """The preview of an import that changes nothing, with the problems as they stand in the board."""
    told = tuple(
        Problem(
            "already-imported",
            Severity.INFO,
            f"{file.name} was brought in as import {step}, so nothing was added.",
            "To bring its figures back over later ones, undo the later import.",
            CellSource(file.name, "", ""),
        )
        for file in preview.files
    )
    return replace(
        preview,
        problems=(*standing, *told),
        figures=tuple(each._replace(news=News.SAME) for each in preview.figures),
    )
