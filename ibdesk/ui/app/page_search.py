"""Which of a report's pages fit what a person looks for, and the sections and officers there are to choose from."""

from collections.abc import Sequence

from ibdesk.domain.report.report import IndicatorPage


def found(text: str, page: IndicatorPage) -> bool:
    """A number finds the code that it begins; words are looked for in the name, all of them."""
    if text.isdigit():
        return page.code.startswith(text) or text in page.indicator.name
    name = f"{page.indicator.name} {page.indicator.section} {page.indicator.officer}".casefold()
    return all(word in name for word in text.split())


def sections(pages: Sequence[IndicatorPage]) -> list[str]:
    return list(dict.fromkeys(page.indicator.section for page in pages))


def officers(pages: Sequence[IndicatorPage]) -> list[str]:
    return sorted({page.indicator.officer for page in pages if page.indicator.officer}, key=str.casefold)
