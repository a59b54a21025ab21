"""Where a figure came from, as the window says it: workbook, sheet and cell by their names."""

from ibdesk.domain.figure import CellSource, Source


def source_words(source: Source) -> str:
    """ "figures.xlsx, sheet Figures, cell B2"; of what was typed in by whom and when."""
    if isinstance(source, CellSource):
        return f"{source.workbook}, sheet {source.sheet}, cell {source.cell}"
    return str(source)
