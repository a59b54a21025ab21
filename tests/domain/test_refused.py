"""The sentence of a refused file is made of its parts, one way for each reason."""

import pytest

from ibdesk.domain.refused import RefusedFile, WhyRefused


@pytest.mark.parametrize(
    ("why", "reason", "what"),
    [
        (WhyRefused.DAMAGED, "it is damaged", "“a.xlsx” cannot be read: it is damaged."),
        (WhyRefused.NOT_LOADED, "is not there", "“a.xlsx” is not there."),
        (WhyRefused.TOO_MANY_FIGURES, "holds too many", "“a.xlsx” holds too many. Nothing of it was used."),
        (WhyRefused.OWN_FAULT, "no", "“a.xlsx” cannot be read: no. IBDesk is at fault, not the workbook."),
    ],
)
def test_what_is_said(why: WhyRefused, reason: str, what: str) -> None:
    assert str(RefusedFile(why, "a.xlsx", reason, "Ask again.")) == f"{what} Ask again."


def test_for_which_reasons_a_password_is_asked() -> None:
    asked = {why for why in WhyRefused if RefusedFile(why, "a.xlsx", "", "").needs_password}
    assert asked == {WhyRefused.PASSWORD_NEEDED, WhyRefused.WRONG_PASSWORD}
