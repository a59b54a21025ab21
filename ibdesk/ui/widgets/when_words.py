"""Days and times in words: when something was signed, imported, written."""

from datetime import date, datetime

from ibdesk.domain.month import NAMES

# Of imports and of `BoardFile.keep_edit`, in words.
WHEN_BACKED_UP = (
    "IBDesk makes one beside the board before every import into it, and before an edit or a sign-off that an earlier "
    "IBDesk could not read."
)


def day_words(at: str) -> str:
    """12 September 2014, of an ISO date and time; empty for an empty one."""
    if not at:
        return ""
    day = datetime.fromisoformat(at)
    return f"{day.day} {NAMES[day.month - 1]} {day.year}"


def short_day_words(at: str) -> str:
    """12 Sep 2014"""
    if not at:
        return ""
    day = datetime.fromisoformat(at)
    return f"{day.day} {NAMES[day.month - 1][:3]} {day.year}"


def moment_words(at: str) -> str:
    """12 September 2014 at 10:42"""
    return f"{day_words(at)} at {datetime.fromisoformat(at):%H:%M}" if at else ""


def age_words(at: str, today: date) -> str:
    """Today, 1 day, 12 days, 3 months: how old something is; empty where it is unknown."""
    if not at:
        return ""
    days = (today - datetime.fromisoformat(at).date()).days
    if days <= 0:
        return "Today"
    if days < 60:
        return "1 day" if days == 1 else f"{days} days"
    return f"{days // 30} months"
