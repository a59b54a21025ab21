"""The colours of screen and pack, named by what they mean; light, dark, and with the most contrast. Contrast is kept by
a test."""

from msgspec import Struct

from ibdesk.domain.assessment import Status


class StatusColours(Struct, frozen=True):
    """The shape's colour, the fill behind the word, and the word's colour."""

    shape: str
    fill: str
    text: str


class Palette(Struct, frozen=True):
    """`improving`, `worsening` and `unusual` are the NHS colours of special causes, dark or light enough for 3:1;
    `categories` are the Analysis Function's, each distinguished by its edge and its place as well; `off` is the words
    of what cannot be done now."""

    dark: bool
    window: str
    surface: str
    text: str
    secondary: str
    line: str
    edge: str
    off: str
    accent: str
    accent_text: str
    selection: str
    focus: str
    link: str
    band_fill: str
    band_edge: str
    band_text: str
    year_old: str
    year_old_edge: str
    year_middle: str
    year_current: str
    england: str
    neighbours: str
    region: str
    usual_range: str
    improving: str
    worsening: str
    unusual: str
    categories: tuple[str, ...]
    statuses: dict[Status, StatusColours]


LIGHT = Palette(
    dark=False,
    window="#F3F5F7",
    surface="#FFFFFF",
    text="#16191D",
    secondary="#4A545E",
    line="#C8CED4",
    edge="#8A949E",
    off="#8A949E",
    accent="#12436D",
    accent_text="#FFFFFF",
    selection="#E3EAF2",
    focus="#12436D",
    link="#1D5FA0",
    band_fill="#D3EEEA",
    band_edge="#1B8A80",
    band_text="#0F6B63",
    year_old="#8FBFE8",
    year_old_edge="#2073BC",
    year_middle="#2073BC",
    year_current="#12436D",
    england="#801650",
    neighbours="#C2480B",
    region="#6B4FA0",
    usual_range="#5B6570",
    improving="#0079A8",
    worsening="#B85600",
    unusual="#490092",
    categories=("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"),
    statuses={
        Status.RED: StatusColours("#A61C1C", "#FBE9E8", "#16191D"),
        Status.AMBER: StatusColours("#C77700", "#FFF3DC", "#16191D"),
        Status.GREEN: StatusColours("#00695C", "#E0F2EE", "#16191D"),
        Status.NOT_ASSESSED: StatusColours("#5B6570", "#EEF1F4", "#16191D"),
        Status.NO_DATA: StatusColours("#5B6570", "#FFFFFF", "#16191D"),
    },
)

DARK = Palette(
    dark=True,
    window="#1B1E22",
    surface="#25292E",
    text="#F1F3F5",
    secondary="#B9C2CB",
    line="#454D55",
    edge="#7B8791",
    off="#7B8791",
    accent="#7FB6E8",
    accent_text="#16191D",
    selection="#2E3F51",
    focus="#FFD84D",
    link="#7FB6E8",
    band_fill="#1D4642",
    band_edge="#4FC1B3",
    band_text="#7FD9CD",
    year_old="#2A4A68",
    year_old_edge="#6BACE6",
    year_middle="#4B8ECB",
    year_current="#B5D8F7",
    england="#F08DBB",
    neighbours="#FFA877",
    region="#C4AEEF",
    usual_range="#9AA5B0",
    improving="#4FC9FF",
    worsening="#FF9E57",
    unusual="#CDA8FF",
    categories=("#7FB6E8", "#5FD0BE", "#F08DBB", "#FFA877", "#DDE3E8", "#C4AEEF"),
    statuses={
        Status.RED: StatusColours("#FF8A80", "#4A2323", "#F1F3F5"),
        Status.AMBER: StatusColours("#FFBE55", "#463413", "#F1F3F5"),
        Status.GREEN: StatusColours("#5FD0BE", "#173C37", "#F1F3F5"),
        Status.NOT_ASSESSED: StatusColours("#B0BAC4", "#333A41", "#F1F3F5"),
        Status.NO_DATA: StatusColours("#B0BAC4", "#25292E", "#F1F3F5"),
    },
)

# For those who need the most contrast there is: every text and every edge has 7:1 and more on black.
HIGH_CONTRAST = Palette(
    dark=True,
    window="#000000",
    surface="#000000",
    text="#FFFFFF",
    secondary="#FFFFFF",
    line="#A6A6A6",
    edge="#FFFFFF",
    off="#3FF23F",  # as in the system's own themes
    accent="#9CDCFF",
    accent_text="#000000",
    selection="#003C66",
    focus="#FFE14D",
    link="#9CDCFF",
    band_fill="#003B36",
    band_edge="#6BEBD9",
    band_text="#8FF2E4",
    year_old="#003C66",
    year_old_edge="#9CDCFF",
    year_middle="#5CB8F2",
    year_current="#FFFFFF",
    england="#FFA6D0",
    neighbours="#FFB98F",
    region="#D9C7FF",
    usual_range="#E0E0E0",
    improving="#6FD6FF",
    worsening="#FFB07A",
    unusual="#DCC0FF",
    categories=("#9CDCFF", "#6BEBD9", "#FFA6D0", "#FFB98F", "#FFFFFF", "#D9C7FF"),
    statuses={
        Status.RED: StatusColours("#FFA39B", "#000000", "#FFFFFF"),
        Status.AMBER: StatusColours("#FFD166", "#000000", "#FFFFFF"),
        Status.GREEN: StatusColours("#6BEBD9", "#000000", "#FFFFFF"),
        Status.NOT_ASSESSED: StatusColours("#E0E0E0", "#000000", "#FFFFFF"),
        Status.NO_DATA: StatusColours("#E0E0E0", "#000000", "#FFFFFF"),
    },
)
