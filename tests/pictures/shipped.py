"""Which pictures come with README and help, and of which screen each one is."""

from msgspec import Struct

_HELP = "resources/help/pictures"
_README = ".github/pictures"


class Shipped(Struct, frozen=True):
    """`size` is the window's; `wide` what the picture is made to, 0 for as it is."""

    path: str
    screen: str
    size: tuple[int, int] = (1366, 728)
    wide: int = 0
    dark: bool = False


SHIPPED = (
    Shipped(f"{_README}/overview.png", "overview"),
    Shipped(f"{_README}/indicator-dark.png", "indicator-7", dark=True),
    *(
        Shipped(f"{_HELP}/{name}.png", screen, (1180, 640), 800)
        for name, screen in (
            ("overview", "overview"),
            ("indicator", "indicator-7"),
            ("problems", "problems"),
            ("import", "import-preview"),
            ("pack", "board-pack"),
        )
    ),
)
