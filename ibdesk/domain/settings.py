"""What a board decides for itself about its checks and assessments."""

from dataclasses import dataclass
from fractions import Fraction

from ibdesk.domain.target import Absolute, PercentOfTarget, Tolerance


@dataclass(frozen=True, slots=True)
class BoardSettings:
    """`switched_off` are public names of rules: what they would warn of or tell is left out, errors never are.

    A change is big from `big_change_percent` of the earlier figure on, for percentages from `big_change_points` on,
    and only where it is more than `big_change_deviations` standard deviations of chance. `tolerance` holds where a
    target has none of its own; `compare_without_target` False leaves indicators without a target unassessed.
    """

    switched_off: tuple[str, ...] = ()
    big_change_percent: Fraction = Fraction(50)
    big_change_points: Fraction = Fraction(20)
    big_change_deviations: Fraction = Fraction(3)
    small_base: int = 20
    tolerance: Tolerance | None = None
    compare_without_target: bool = True

    def wrong(self) -> str:
        """What cannot be meant, in a sentence; empty where everything can."""
        if min(self.big_change_percent, self.big_change_points, self.big_change_deviations) < 0:
            return "A change cannot be big from less than 0 on."
        if self.small_base < 1:
            return "A small base must be at least 1."
        match self.tolerance:
            case PercentOfTarget(amount) | Absolute(amount) if amount < 0:
                return "A tolerance cannot be less than 0."
            case _:
                return ""


AS_SHIPPED = BoardSettings()
