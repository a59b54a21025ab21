"""The marks behind a figure, in words and as they are shown: the same on screen, in the pack and in a template."""

from collections.abc import Collection

from ibdesk.domain.figure import Mark

MARK_WORDS = {Mark.PROVISIONAL: "provisional", Mark.ESTIMATED: "estimated", Mark.REVISED: "revised"}


def marks_text(marks: Collection[Mark], restated: bool = False) -> str:
    """ " [r] [e] [p]", with a space before each."""
    return " [r]" * (restated or Mark.REVISED in marks) + provisional_text(marks)


def provisional_text(marks: Collection[Mark]) -> str:
    """ " [e]" and " [p]": what may still change."""
    return " [e]" * (Mark.ESTIMATED in marks) + " [p]" * (Mark.PROVISIONAL in marks)
