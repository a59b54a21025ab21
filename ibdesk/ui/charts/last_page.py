"""What is made of a page by several parts of the screen at once: made once, for the page that was asked for last."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from ibdesk.domain.control.usual_range import usual_range
from ibdesk.domain.report.report import IndicatorPage

Made = TypeVar("Made")


def of_last_page(make: Callable[[IndicatorPage], Made]) -> Callable[[IndicatorPage], Made]:
    """The same function of a page, which is a frozen record: asked again of the same one it answers the same."""
    kept: list[tuple[IndicatorPage, Made]] = []

    @wraps(make)
    def made(page: IndicatorPage) -> Made:
        if not kept or kept[0][0] is not page:
            kept[:] = [(page, make(page))]
        return kept[0][1]

    return made


shown_range = of_last_page(usual_range)
