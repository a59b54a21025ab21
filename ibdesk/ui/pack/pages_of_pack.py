"""The pack's pages for the preview, laid out away from the window."""

from ibdesk.domain.report.report import BoardReport
from ibdesk.printing.lay_out import Choice, lay_out
from ibdesk.printing.marks import PaperPage
from ibdesk.progress import Progress

Pages = tuple[PaperPage, ...]


def pages_of(report: BoardReport, choice: Choice, before: Pages, progress: Progress) -> Pages:
    """Those that say what they said `before` are the very same objects, so that what was painted of them is kept."""
    pages = lay_out(report, choice, progress)
    return tuple(
        before[place] if place < len(before) and before[place] == page else page for place, page in enumerate(pages)
    )


def place_of(pages: Pages, part: str, code: str) -> int:
    """Where the first page of an indicator, else of a part, stands; the first page where there is none."""
    found = (place for place, page in enumerate(pages) if (page.code == code if code else page.part == part))
    return next(found, 0)
