"""What the person asked of the whole computer, not of this program: more contrast, less motion."""

from PySide6.QtCore import QSettings

_CONTRAST = ("HKEY_CURRENT_USER\\Control Panel\\Accessibility\\HighContrast", "Flags")
_MOTION = ("HKEY_CURRENT_USER\\Control Panel\\Desktop\\WindowMetrics", "MinAnimate")
_ON = 1  # the bit of the flags that says that it is switched on


def wants_contrast() -> bool:
    """Whether Windows is set to a contrast theme; False elsewhere."""
    said = _said(*_CONTRAST)
    return said.isascii() and said.isdigit() and bool(int(said) & _ON)


def wants_stillness() -> bool:
    """Whether Windows is set to show no animations; False elsewhere."""
    return _said(*_MOTION) == "0"


def _said(place: str, name: str) -> str:
    # Elsewhere than on Windows such a place is a file that is not there.
    return str(QSettings(place, QSettings.Format.NativeFormat).value(name, ""))
