"""The words of a board pack by which it is known again when it comes back as a workbook: data, no code."""

COVER, SUMMARY, DATA, BREAKDOWNS, CHANGES, NOTES = "Cover", "Summary", "Data", "Breakdowns", "Changes", "Notes"
EXCEPTIONS, COMPARISONS = "Exceptions", "Comparisons"
# Stands over the Data sheet, with the month behind it.
TITLE_OF_DATA = "Figures behind the pack, "
# The first labels of an indicator's page, in their order.
PAGE_LABELS = ("Responsible officer", "Measure", "Full description", "Indicator guide")
ASSESSMENT_LABEL = "Overall assessment"
COMMENTS_HEADING = "Comments"
NO_COMMENT = "No comment has been written."
