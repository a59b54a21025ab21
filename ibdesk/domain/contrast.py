"""How well two colours can be told apart: WCAG 2.2, 1.4.3."""

LEAST_CONTRAST = 4.5


def contrast(text: str, behind: str) -> float:
    """WCAG 2.2's contrast ratio of two colours "RRGGBB": 1 to 21."""
    lighter, darker = sorted((_luminance(text), _luminance(behind)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
