"""How a council's packs look and what goes into them: kept with the board, for the workbook and for paper alike."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from ibdesk.domain.logo import Logo
from ibdesk.domain.record_fields import Column

WHITE = "FFFFFF"
LEAST_CONTRAST = 4.5  # of text: WCAG 2.2, 1.4.3


class PackPart(StrEnum):
    """What a council may leave out of its packs; the cover always stands. `MATRIX` is that of variation and assurance,
    which stands on the page of exceptions; `DATA` are all tables of figures."""

    EXCEPTIONS = "Exceptions"
    MATRIX = "Matrix"
    SUMMARY = "Summary"
    PAGES = "Pages"
    DATA = "Data"
    CHANGES = "Changes"
    NOTES = "Notes"


class PageOrder(StrEnum):
    """What the indicators stand in the order of; within it by code."""

    CODE = "Code"
    SECTION = "Section"
    OFFICER = "Officer"
    ASSESSMENT = "Assessment"


class HouseStyle(Struct, frozen=True):
    """`accent` is the colour of titles and headings, "#RRGGBB", empty for IBDesk's own; the colours of assessments stay
    as they are. `cover_text` stands on the cover before all else."""

    accent: Annotated[str, Column("Accent colour")] = ""
    cover_text: Annotated[str, Column("Cover text")] = ""
    page_order: Annotated[PageOrder, Column("Page order")] = PageOrder.CODE
    left_out: Annotated[tuple[PackPart, ...], Column("Left out of the pack")] = ()
    logo: Logo | None = None

    def shows(self, part: PackPart) -> bool:
        """Whether a part goes into the pack."""
        return part not in self.left_out


PLAIN = HouseStyle()


def accent_wrong(accent: str) -> str:
    """Why a colour "#RRGGBB" cannot be read on white, or white on it; empty where it can."""
    ratio = contrast(accent.removeprefix("#"), WHITE)
    if ratio >= LEAST_CONTRAST:
        return ""
    return f"On white it has a contrast of {ratio:.1f} to 1 only, and {LEAST_CONTRAST} to 1 can be read"


def left_out_wrong(left_out: tuple[PackPart, ...]) -> str:
    """Why these parts cannot all be left out; empty where they can."""
    told = (PackPart.EXCEPTIONS, PackPart.SUMMARY, PackPart.PAGES)
    if all(part in left_out for part in told):
        return "Without exceptions, summary and pages the pack says nothing of any indicator"
    return ""


def contrast(text: str, behind: str) -> float:
    """WCAG 2.2's contrast ratio of two colours "RRGGBB": 1 to 21."""
    lighter, darker = sorted((_luminance(text), _luminance(behind)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
