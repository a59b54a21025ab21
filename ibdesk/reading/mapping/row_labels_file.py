"""What a mapping file says of labels of rows, beside what it says of sheets: "row_labels"."""

from collections.abc import Iterable
from typing import Any

from ibdesk.domain.mapping import WordMeaning
from ibdesk.domain.question import LEAVE_OUT, ROW_LABEL, Decisions, Question
from ibdesk.errors import UserError
from ibdesk.reading.mapping.mapping_file import body_of, read_mapping_file, wrong

ROW_LABELS = "row_labels"


def read_decisions(text: str) -> Decisions:
    """All that a mapping file says. UserError for one that is none, that has guesses which nobody has confirmed, or
    labels of which it does not say what they are."""
    body = body_of(text)
    given = body.get(ROW_LABELS) if isinstance(body, dict) else None
    if given is None:
        return Decisions(read_mapping_file(text))
    if not isinstance(given, dict) or not given:
        raise wrong(f"“{ROW_LABELS}” says of no label what it is")
    labels = tuple(_label(label, means) for label, means in given.items())
    if body.get("guess"):
        raise UserError(
            f"The mapping file still has a guess in “{ROW_LABELS}”.",
            "Correct it if it is wrong, take “guess” out, and try again.",
        )
    return Decisions(read_mapping_file(text) if "mappings" in body else (), row_labels=labels)


def row_labels_asked(questions: Iterable[Question]) -> dict[str, Any]:
    """What a suggestion says of labels that nobody has explained: the indicator that each seems to be, as a guess."""
    asked = {each.about: each.choices[0].word for each in questions if each.rule == ROW_LABEL}
    labels = {label: None if word == LEAVE_OUT else word for label, word in asked.items()}
    if not labels:
        return {}
    return {ROW_LABELS: labels} | ({"guess": True} if any(labels.values()) else {})


def _label(label: str, means: object) -> WordMeaning:
    if not isinstance(means, str):
        raise UserError(
            f"The mapping file does not say what the label “{label}” is.",
            f'Write an indicator’s code for it under “{ROW_LABELS}”, or "" where its rows are left out.',
        )
    return WordMeaning(label, means)
