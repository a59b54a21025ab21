"""The made sample: its workbook, and a board that it is imported into."""

from pathlib import Path

from msgspec.structs import replace

from ibdesk.desk.desk import Desk
from ibdesk.desk.starting import shipped_definitions
from ibdesk.outputs import Kind, check_output, make_folder
from ibdesk.paths import resource
from ibdesk.progress import Progress, silent
from ibdesk.writing.sheets.saving import save_whole

SAMPLE_NAME = "Sample board August 2014"
SAMPLE_WORKBOOK = "sample/Marlshire figures August 2014.xlsx"  # among the shipped files


def make_sample(folder: Path, by: str, progress: Progress = silent) -> Desk:
    """Copy the made August 2014 workbook into a folder and import it into a board there; a board that is there
    already keeps what was done with it. UserError where it cannot be written there."""
    make_folder(folder)
    workbook = sample_workbook_in(folder)
    check_output(workbook, Kind.WORKBOOK)
    save_whole(resource(SAMPLE_WORKBOOK).read_bytes(), workbook)
    board = folder / f"{SAMPLE_NAME}.ibdesk"
    if board.exists():
        desk = Desk.open(board, by)
        if not desk.board.read_only_reason:
            _bring(desk, workbook, progress)
        return desk
    definitions = replace(shipped_definitions(), sample=True)
    return Desk.create(board, by, definitions, lambda desk: _bring(desk, workbook, progress))


def sample_workbook_in(folder: Path) -> Path:
    """Where `make_sample` puts its workbook."""
    return folder / Path(SAMPLE_WORKBOOK).name


def _bring(desk: Desk, workbook: Path, progress: Progress) -> None:
    desk.imports.accept(desk.imports.preview([workbook], progress), progress)
