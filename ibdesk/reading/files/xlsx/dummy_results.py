"""What came of a sheet's formulas; where the program that wrote them works nothing out, a 0 beside one is no figure."""

from ibdesk.reading.cells.formulas import SheetFormulas
from ibdesk.reading.cells.sheet import Content, Kind
from ibdesk.reading.cells.unworked import works_out
from ibdesk.reading.files.xlsx.book import Book
from ibdesk.reading.files.xlsx.contents import Shared
from ibdesk.reading.files.xlsx.formula_texts import Formula, take_formula


class FormulaResults:
    """What came of the formulas of one sheet; `zeros` are the places of those with a 0, `texts` what they say."""

    def __init__(self, shared: Shared) -> None:
        self.zeros: list[tuple[int, int]] = []
        self.texts = SheetFormulas()
        self._shared = shared

    def met(self, row: int, column: int, content: Content | None, formula: Formula) -> None:
        """A formula's cell holds this; what is no result at all counts for nothing. Where the workbook's own program
        may have worked nothing out, a 0 may be no result."""
        take_formula(self.texts, row, column, formula)
        if not self._shared.watches_results or content is None or content[0] is Kind.FORMULA_WITHOUT_RESULT:
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
