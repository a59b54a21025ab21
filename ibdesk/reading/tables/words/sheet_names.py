"""Sheets known by their names, and the labels of a Report sheet. Keys are as `key_of` makes them."""

from collections.abc import Mapping

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.figure import Part
from ibdesk.domain.form_words import TRENDS
from ibdesk.domain.house_style import HouseStyle
from ibdesk.domain.record_fields import columns_of
from ibdesk.reading.tables.words.word_lists import DENOMINATORS, NUMERATORS
from ibdesk.reading.values.cell_text import key_of, plain_signs

# A Report sheet has no heading row: what stands in one column, its value beside it.
_ALSO = {
    "title": ("reporttitle",),
    "council": ("localauthority", "authority", "organisation"),
    "classification": ("protectivemarking", "marking"),
    "figures_as_at": ("asat", "dataasat", "runasat"),
    "issue_date": ("dateofissue", "issued", "publicationdate"),
    "contact_name": ("contact", "forfurtherinformation"),
    "job_title": ("post", "role"),
    "directorate": ("department", "service"),
    "email": ("emailaddress",),
    "telephone": ("phone", "tel", "telephonenumber"),
    "source_system": ("system", "casemanagementsystem"),
    "notes": ("note",),
    "accent": ("accentcolor", "housecolour", "housecolor"),
    "page_order": ("orderofpages",),
    "left_out": ("leftoutofpack", "partsleftout"),
}
STYLE_FIELDS = frozenset(field for field, _, _ in columns_of(HouseStyle))
REPORT_LABELS: Mapping[str, tuple[str, ...]] = {
    field: (key_of(column.heading), *_ALSO.get(field, ()))
    for field, _, column in (*columns_of(ReportDetails), *columns_of(HouseStyle))
}
REPORT_SHEET_NAMES = frozenset(("report", "reportdetails", "cover", "details", "front", "frontpage"))
# The column of a template's Report sheet that says again what its values were when it was saved.
AS_SAVED = "As saved"
_LONGEST_TITLE_WORDS = 6
REPORT_COLUMN_HEADINGS = frozenset(("what", "value", "detail", "details", "item"))

# Never read as figures, whatever stands on them: they show examples of figures.
PROSE_SHEETS = frozenset(("readme", "readmefirst", "help", "instructions", "guidance", "examples", "howto")) | {
    # What a marked copy begins with, when it comes back; the second and third time.
    "problemsfound",
    "problemsfound2",
    "problemsfound3",
}
# No figures are looked for here, so it is no news when there are none.
QUIET_SHEETS = PROSE_SHEETS | {
    "notes",
    "contents",
    "lists",
    "list",
    "lookups",
    "lookup",
    "glossary",
    "index",
    "symbols",
    key_of(TRENDS),
}


def value_part(sheet_name: str, titles: tuple[str, ...]) -> Part:
    """What the values of a table are: numerators or denominators where the sheet's name or a title says so.

    A title counts where it is short and begins or ends with the word; the sheet's name goes first.
    """
    for text in (sheet_name, *reversed(titles)):
        words = [key_of(word) for word in plain_signs(text).split() if key_of(word)]
        if 0 < len(words) <= _LONGEST_TITLE_WORDS:
            ends = {words[0], words[-1]}
            numerators, denominators = ends & NUMERATORS, ends & DENOMINATORS
            if bool(numerators) is not bool(denominators):
                return Part.NUMERATOR if numerators else Part.DENOMINATOR
    return Part.VALUE
