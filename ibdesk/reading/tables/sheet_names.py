"""Sheets known by their names, and the labels of a Report sheet: data, no code. Keys are as `key_of` makes them."""

from collections.abc import Mapping

# A Report sheet has no heading row: what stands in one column, its value beside it.
REPORT_LABELS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "reporttitle"),
    "council": ("council", "localauthority", "authority", "organisation"),
    "region": ("region",),
    "classification": ("classification", "protectivemarking", "marking"),
    "figures_as_at": ("figuresasat", "asat", "dataasat", "runasat"),
    "issue_date": ("issuedate", "dateofissue", "issued", "publicationdate"),
    "contact_name": ("contactname", "contact", "forfurtherinformation"),
    "job_title": ("jobtitle", "post", "role"),
    "directorate": ("directorate", "department", "service"),
    "email": ("email", "emailaddress"),
    "telephone": ("telephone", "phone", "tel", "telephonenumber"),
    "source_system": ("sourcesystem", "system", "casemanagementsystem"),
    "notes": ("notes", "note"),
}
REPORT_SHEET_NAMES = frozenset(("report", "reportdetails", "cover", "details", "front", "frontpage"))
REPORT_COLUMN_HEADINGS = frozenset(("what", "value", "detail", "details", "item"))

NUMERATOR_WORDS = frozenset(("numerator", "numerators", "num", "nums"))
DENOMINATOR_WORDS = frozenset(("denominator", "denominators", "den", "denom", "denoms"))

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
}
