"""The pages of a pack in the order that the board's house style asks for."""

from msgspec.structs import replace

from ibdesk.domain.assessment import Status
from ibdesk.domain.house_style import PageOrder
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.wording import STATUS_WORDS

_WORST_FIRST = (Status.RED, Status.AMBER, Status.GREEN, Status.NOT_ASSESSED, Status.NO_DATA)


def in_house_order(report: BoardReport) -> BoardReport:
    """The same report with its pages group by group; the groups as their first ones come by code, assessments the worst
    first."""
    order = report.details.style.page_order
    if order is PageOrder.CODE:
        return report
    groups = list(dict.fromkeys(group_of(page, order) for page in report.pages))
    if order is PageOrder.ASSESSMENT:
        groups = [STATUS_WORDS[status] for status in _WORST_FIRST]
    pages = sorted(report.pages, key=lambda page: groups.index(group_of(page, order)))
    return replace(report, pages=tuple(pages))


def group_of(page: IndicatorPage, order: PageOrder) -> str:
    """What a page stands under: its section, where the order is no other one's."""
    match order:
        case PageOrder.OFFICER:
            return page.indicator.officer or "Not given"
        case PageOrder.ASSESSMENT:
            return STATUS_WORDS[page.assessment.status]
        case PageOrder.CODE | PageOrder.SECTION:
            return page.indicator.section
