"""What the pack costs on paper, beside what it may: the sample's PDF, and frames while the list of its pages scrolls.

    python -m tests.benchmarks.paper

A frame is one turn of the wheel's scrolling through 300 pages and all painting that follows; held against 16 ms is the
95th of 100. Counted is computing.
"""

import os
from time import process_time

from msgspec.structs import replace

from tests.benchmarks.computing import Ratio
from tests.benchmarks.large_window import FRAME, seconds_of, settle, worst
from tests.benchmarks.pack import sample_report

SECONDS, MEGABYTES = "the sample's PDF / 6 s", "the sample's PDF / 3 MB"
SCROLLED = "scrolling 300 pages, 95th of 100 frames / 16 ms"
MOST = {SECONDS: 1.0, MEGABYTES: 1.0, SCROLLED: 1.0}
_PAGES, _FRAMES, _STEP = 300, 200, 80


def ratios() -> dict[str, Ratio]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ibdesk.printing.write_pdf import pack_pdf
    from ibdesk.startup import application

    application()
    report = sample_report()
    begun = process_time()
    content = pack_pdf(report)
    seconds = process_time() - begun
    return {
        SECONDS: Ratio(seconds, 6.0),
        MEGABYTES: Ratio(len(content) / 1e6, 3.0, "MB"),
        SCROLLED: Ratio(worst(frames()), FRAME),
    }


def frames() -> list[float]:
    """Seconds of each frame while the list of so many pages scrolls from its top."""
    from ibdesk.printing.lay_out import lay_out
    from ibdesk.ui.pack.page_list import PageList, PageModel

    model = PageModel()
    view = PageList(model)
    pages = lay_out(sample_report())
    model.take([replace(pages[at % len(pages)]) for at in range(_PAGES)])  # each another, as on a large board
    view.resize(220, 700)
    view.show()
    settle()
    bar = view.verticalScrollBar()
    taken = [seconds_of(lambda: bar.setValue(bar.value() + _STEP)) for _ in range(_FRAMES)]
    view.close()
    return taken


if __name__ == "__main__":
    for name, ratio in ratios().items():
        print(f"{name}: {ratio.value:.2f} (at most {MOST[name]})")
