"""Formulas that carry a 0 for a result because the program that wrote them works nothing out: no figure is in them."""

from ibdesk.reading.cells.sheet import Content, Kind
from ibdesk.reading.cells.unworked import works_out
from ibdesk.reading.files.xlsx.book import Book
from ibdesk.reading.files.xlsx.contents import Shared


class FormulaResults:
    """What came of the formulas of one sheet; `zeros` are the places of those with a 0."""

    def __init__(self, shared: Shared) -> None:
        self.zeros: list[tuple[int, int]] = []
        self._shared = shared

    @property
    def are_watched(self) -> bool:
        """Whether a 0 may be no result at all."""
        return self._shared.watches_results

    def met(self, row: int, column: int, content: Content | None) -> None:
        """A formula's cell holds this; what is no result at all counts for nothing."""
        if content is None or content[0] is Kind.FORMULA_WITHOUT_RESULT:
            return
        if content[0] is Kind.NUMBER and content[1] == 0:
            self.zeros.append((row, column))
        else:
            self._shared.results += 1


def may_have_dummies(book: Book) -> bool:
    """Whether another program than Excel wrote the workbook: Excel keeps beside its formulas in which order they were
    worked out."""
    return not book.has_calculation_chain


def are_dummies(book: Book, shared: Shared) -> bool:
    """Whether the formulas with a 0 were never worked out: the workbook asks for that itself, or nothing else than 0
    came of any of its formulas."""
    if book.worked_out_later:
        return True
    return not shared.results and not works_out(book.application)
