"""How many figures one import may still bring: counted while they are read, so that memory is never filled by them."""

from ibdesk.domain.refused import RefusedFile, WhyRefused

# With all that an import makes of them they take some 860 MB. Ten years of 2,500 indicators are 300,000.
MOST_FIGURES = 400_000
_SPLIT_IT = "Split it, for example into a workbook for each year, and bring these in one after the other."


class TooManyFigures(Exception):  # noqa: N818 - nothing went wrong in the program
    """The workbook that is being read holds more figures than the import may still bring."""


class FigureAllowance:
    """Counts figures, categories' shares, comments and whatever else a board keeps, over all files of one import."""

    def __init__(self, most: int | None = None) -> None:
        self.most = MOST_FIGURES if most is None else most
        self.taken = 0

    def take(self, count: int) -> None:
        """Count so many more. Raises TooManyFigures where the allowance is used up."""
        self.taken += count
        if self.taken > self.most:
            raise TooManyFigures


def too_many(workbook: str, most: int) -> RefusedFile:
    """The refusal of a workbook that alone holds more than a whole import may bring."""
    reason = f"holds more than {most:,} figures, more than one import may bring"
    return RefusedFile(WhyRefused.TOO_MANY_FIGURES, workbook, reason, _SPLIT_IT)
