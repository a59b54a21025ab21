"""Where the product's pages of a random board are not what the oracle expects."""

from collections.abc import Iterator

from ibdesk.domain.report.report import IndicatorPage, build_pages
from tests.oracle.random_boards import FIRST, MONTHS, month_of, random_board, records_of
from tests.oracle.sums import Expected, expected

MONTHS_LOOKED_AT = 14


def differences(number: int) -> Iterator[str]:
    """One line for each page of the board's last months that says something else."""
    board = random_board(number)
    records = records_of(board)
    for month in range(FIRST + MONTHS - MONTHS_LOOKED_AT, FIRST + MONTHS):
        pages = {page.code: page for page in build_pages(records, month_of(month))}
        for row in board.rows:
            said, right = _said(pages[row.code]), expected(board, row, month)
            if said != right:
                yield f"board {number}, indicator {row.code}, {month_of(month)}: {said}, right is {right}"


def _said(page: IndicatorPage) -> Expected:
    return Expected(
        page.value.number,
        page.rate.number,
        page.assessment.status.value,
        page.travel.direction.name.lower(),
        page.travel.judgement.value,
    )
