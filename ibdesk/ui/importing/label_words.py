"""What the labels of a sheet were taken for, a line for each: pure."""

from collections.abc import Iterator, Sequence

from ibdesk.domain.mapping import KIND
from ibdesk.domain.workbook_contents import MONTHS, NOT_UNDERSTOOD, NOT_USED, LabelTaken

_ROLES = {
    "code": "the indicator's code",
    "name": "the indicator's name",
    "month": "the month",
    "year": "the year of the months",
    "value": "the value",
    "numerator": "the numerator",
    "denominator": "the denominator",
    "rate": "the rate",
    "covers": "what time the figure covers",
    "comment": "the comment",
    "category": "the category of a breakdown",
    "supplied": "which parts are given",
    "provisional": "whether the figure is provisional",
    KIND: "which number the row holds",
    MONTHS: "a month over each column",
    NOT_USED: "not used",
}


def label_lines(labels: Sequence[LabelTaken]) -> Iterator[str]:
    """Those that were understood: A1 “Code”: the indicator's code."""
    for each in labels:
        if each.role != NOT_UNDERSTOOD:
            until = f" to “{each.until}”" if each.until else ""
            yield f"{each.cell} “{each.label}”{until}: {_ROLES.get(each.role, 'a label of the indicator')}"


def held_back_lines(labels: Sequence[LabelTaken]) -> Iterator[str]:
    """Those that nobody has explained: D2 “Target”: not understood. It stands under the headings."""
    for each in labels:
        if each.role == NOT_UNDERSTOOD:
            yield f"{each.cell} “{each.label}”: not understood. It stands {each.where}, and tells figures apart."


def held_back_words(label: LabelTaken) -> str:
    """In a few words, for a line of a list."""
    return f"Held back: “{label.label}” in {label.cell} is not understood"


def held_back_sentence(label: LabelTaken) -> str:
    """Why nothing of a sheet's table is used, and what to do."""
    return (
        f"“{label.label}” in {label.cell} stands {label.where}, and tells figures apart. Nothing of its table is used "
        "before you say what it is."
    )
