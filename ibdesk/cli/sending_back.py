"""What goes back to the senders from the command line: a marked copy of each workbook, and the list of problems."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ibdesk.desk import ImportPreview, write_marked_copy, write_problem_list
from ibdesk.domain.problem import Problem
from ibdesk.domain.rechecked import of_workbook, to_send_back
from ibdesk.errors import UserError
from ibdesk.outputs import make_folder
from ibdesk.progress import Progress


def check_distinct(paths: Sequence[Path]) -> None:
    """UserError where two workbooks have the same name: a problem names its workbook without the folder."""
    twice = [name for name, count in Counter(path.name.casefold() for path in paths).items() if count > 1]
    if twice:
        raise UserError(
            f"There are two workbooks called {twice[0]}, whose problems could not be told apart.",
            "Rename one of them, or check them one after the other.",
        )


def send_marked(
    preview: ImportPreview, paths: Sequence[Path], folder: Path, reads: Sequence[Path], progress: Progress
) -> Iterator[str | UserError]:
    """Write a marked copy of each workbook that has problems to send back; a line on each, or why there is no copy.
    `reads` are the files that the command reads, on which none is written."""
    make_folder(folder)
    for path, file in zip(paths, preview.files, strict=True):
        own = to_send_back(of_workbook(preview.problems, path.name))
        if file.error is not None:
            continue
        if not own:
            yield f"{path.name}: nothing to send back"
            continue
        target = folder / f"{path.stem}, problems marked{path.suffix}"
        try:
            copy = write_marked_copy(path, own, target, progress, file.sha256, reads)
        except UserError as error:
            yield error
            continue
        only = f". {copy.list_only_reason}" if copy.list_only_reason else ""
        yield f"Wrote {copy.path}: {copy.marked} cells marked, {copy.listed} problems listed{only}"


def send_list(problems: Sequence[Problem], output: Path) -> str:
    """Write the problems, a sheet for each workbook; a line on it, and on those that no sender can put right."""
    listed = write_problem_list(problems, output)
    left = len(problems) - listed
    left_out = f"; {left} that {'is' if left == 1 else 'are'} not the senders' to answer left out" if left else ""
    return f"Wrote {output}: {listed} problems{left_out}"
