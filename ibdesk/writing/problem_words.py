"""What a mark and a list of problems say: their headings, and a problem in words."""

from collections.abc import Sequence

from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.wording import SEVERITY_WORDS
from ibdesk.writing.sheets.text import clean

SHEET = "Problems found"
HEADINGS = ("Number", "How bad", "Sheet", "Cell", "What is there", "What is wrong", "What to do")
NOWHERE = "not one cell"
SEE_CELL, NOTHING_TO_DO = "see the cell", "nothing"


def counted(problems: Sequence[Problem]) -> str:
    """ "2 must be fixed, 1 to check, 4 for information"; what there is none of is left out."""
    words = {Severity.ERROR: "must be fixed", Severity.WARNING: "to check", Severity.INFO: "for information"}
    counts = ((sum(problem.severity is severity for problem in problems), words[severity]) for severity in Severity)
    return ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing"


def row_texts(number: int, problem: Problem) -> tuple[str, str, str, str, str, str, str]:
    """A problem under the headings, every text fit for a cell."""
    source = problem.cell_source
    return (
        str(number),
        SEVERITY_WORDS[problem.severity],
        (clean(source.sheet).strip() if source else "") or NOWHERE,
        (clean(source.cell).strip() if source else "") or NOWHERE,
        clean(problem.found).strip() or (SEE_CELL if source else NOWHERE),
        clean(problem.message).strip(),
        clean(what_to_do(problem)).strip() or NOTHING_TO_DO,
    )


def what_to_do(problem: Problem) -> str:
    """The next step; of an accepted warning, why it is right."""
    if problem.accepted is None:
        return problem.next_step
    return f"Nothing: it is right, because {problem.accepted.reason}"
