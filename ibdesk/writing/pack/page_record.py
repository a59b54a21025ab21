"""What an indicator's page says, whoever draws it: Excel's sheet, the paper, the preview."""

from msgspec import Struct

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.control.chart_words import event_text
from ibdesk.domain.control.usual_range import LEVEL_MOVED, UsualRange
from ibdesk.domain.house_style import PackPart
from ibdesk.domain.pack_words import NO_COMMENT, PAGE_LABELS
from ibdesk.domain.report.caveats import CaveatKind, page_caveats
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import polarity_text
from ibdesk.writing.pack.chart_record import ChartRecord, breakdown_record, trend_record, years_record
from ibdesk.writing.pack.facts import LONGEST_FACT, Fact, is_short, key_facts
from ibdesk.writing.sheets.text import legible

MOST_NOTES = 6
ASSESSMENT_HEADING, NOTES_HEADING = "How the assessment was made", "Notes on these figures"


class PageRecord(Struct, frozen=True):
    """`fields` are the lines under the title with their labels, `assessment` is how it was made. `comment` holds
    paragraphs with line feeds between them; it says so where there is none, and `has_comment` is False."""

    code: str
    name: str
    section: str
    fields: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    years: ChartRecord
    trend: ChartRecord
    breakdown: ChartRecord | None
    assessment: str
    notes: tuple[str, ...]
    comment: str
    has_comment: bool

    @property
    def title(self) -> str:
        return f"{self.code}  {self.name}"

    @property
    def texts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What stands under the charts, each with its heading, but for the comment."""
        made = ((ASSESSMENT_HEADING, (self.assessment,)), (NOTES_HEADING, self.notes))
        return tuple((heading, texts) for heading, texts in made if texts)


def page_record(page: IndicatorPage, details: ReportDetails, usual: UsualRange | str) -> PageRecord:
    """`details` say what the trend's line is called, and which parts the pack has; `usual` is the page's usual range,
    or why there is none."""
    indicator, comment = page.indicator, legible(page.comment.text).strip()
    said = (indicator.officer, polarity_text(indicator.polarity), indicator.description, indicator.guide)
    fields = ((label, legible(text.strip() or "Not given")) for label, text in zip(PAGE_LABELS, said, strict=True))
    return PageRecord(
        indicator.code,
        indicator.name,
        indicator.section,
        tuple(fields),
        tuple(fact.within(LONGEST_FACT) for fact in key_facts(page, usual)),
        years_record(page),
        trend_record(page, details.council, usual),
        breakdown_record(page),
        page.assessment.sentence,
        _notes(page, usual, MOST_NOTES if details.style.shows(PackPart.NOTES) else None),
        comment or NO_COMMENT,
        bool(comment),
    )


def _notes(page: IndicatorPage, usual: UsualRange | str, most: int | None) -> tuple[str, ...]:
    """What a reader has to know of the figures, and what happened; what is more than `most` is counted, and stands on
    the sheet of notes. That there is no comment stands where the comment would."""
    notes = [f"• {caveat.text}" for caveat in page_caveats(page) if caveat.kind is not CaveatKind.NO_COMMENT]
    if isinstance(usual, str) and not is_short(usual):
        lead = "" if usual.startswith(LEVEL_MOVED) else "No usual range: "
        notes.append(f"• {lead}{usual[:1].lower() + usual[1:] if lead else usual}")
    notes += [
        f"• {event.month.long}: {event_text(event)}" for event in sorted(page.events, key=lambda event: event.month)
    ]
    if most is not None and len(notes) > most:
        more = len(notes) - most + 1
        notes = [*notes[: most - 1], f"• {more} more on the sheet Notes"]
    return tuple(notes)
