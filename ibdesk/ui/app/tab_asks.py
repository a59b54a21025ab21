"""What the tabs ask of the window around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ibdesk.domain.figure import Source
    from ibdesk.domain.month import Month
    from ibdesk.domain.problem import Problem
    from ibdesk.domain.repair import Repair
    from ibdesk.printing.lay_out import Choice
    from ibdesk.printing.marks import PaperPage
    from ibdesk.ui.app.steps import StepName


class Corrects(Protocol):
    """`at` is the cell that is meant, where one is."""

    def __call__(self, code: str, month: Month, at: Source | None = None) -> None: ...


class TabAsks(Struct, frozen=True):
    """Each tab is given these, and knows no more of the window: a code is an indicator's, "" stands for all of them;
    a month is the figure's own. What is removed for good is a "figure" or a "comment". The width is that of the list
    of indicators, None until the person has drawn it. `kept_view` remembers by a name
    of its own how something is looked at, and answers what is remembered; None changes nothing."""

    open_indicator: Callable[[str], None]
    open_comment: Callable[[str], None]
    show_problems_of: Callable[[str], None]
    go_on_to_next_month: Callable[[], None]
    go_to_step: Callable[[StepName], None]
    show_origin: Callable[[str, Month], None]
    correct_figure: Corrects
    repair: Callable[[Problem, Repair], None]
    remove_for_good: Callable[[str, str, Month], None]
    change_assessment: Callable[[], None]
    sign_off: Callable[[], None]
    reopen: Callable[[], None]
    save_sealed_pack: Callable[[], None]
    save_forms: Callable[[], None]
    export_pack: Callable[[], None]
    export_pdf: Callable[[Choice | None], None]
    print_pages: Callable[[Sequence[PaperPage], int], None]
    export_final: Callable[[], None]
    list_width: Callable[[], int | None]
    remember_list_width: Callable[[int], None]
    kept_view: Callable[[str, str | None], str]
