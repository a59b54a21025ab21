"""What a board decides for itself about its checks and assessments."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.mapping import WordMeaning
from ibdesk.domain.month import Month
from ibdesk.domain.number import BOUNDS, is_within_bounds
from ibdesk.domain.record_fields import YOUNGER
from ibdesk.domain.target import Absolute, PercentOfTarget, Tolerance


class Assessing(Struct, frozen=True):
    """How the board assesses from a month on, until the next one's month; `from_month` None is from the beginning.

    `tolerance` holds where a target has none of its own; `compare_without_target` False leaves indicators without a
    target unassessed.
    """

    tolerance: Tolerance | None = None
    compare_without_target: bool = True
    from_month: Month | None = None

    @property
    def starts(self) -> Month:
        return self.from_month or Month(1, 1)


class BoardSettings(Struct, frozen=True):
    """`switched_off` are public names of rules: what they would warn of or tell is left out, errors never are.

    A change is big from `big_change_percent` of the earlier figure on, for percentages from `big_change_points` on,
    and only where it is more than `big_change_deviations` standard deviations of chance. `tolerance` and
    `compare_without_target` are how it assesses from the beginning, `later` what was decided from a month on: a page
    of the past keeps what held then. `labels` are those of rows that no indicator has, each with the code that a person
    said it stands for; where that is empty, such rows are left out.
    """

    switched_off: tuple[str, ...] = ()
    big_change_percent: Fraction = Fraction(50)
    big_change_points: Fraction = Fraction(20)
    big_change_deviations: Fraction = Fraction(3)
    small_base: int = 20
    tolerance: Tolerance | None = None
    compare_without_target: bool = True
    later: tuple[Assessing, ...] = ()
    labels: Annotated[tuple[WordMeaning, ...], YOUNGER] = ()

    def with_labels(self, labels: Iterable[WordMeaning]) -> "BoardSettings":
        """Settings with these labels too; of one label the latest meaning holds."""
        both = {each.written.casefold(): each for each in (*self.labels, *labels)}
        return replace(self, labels=tuple(both.values()))

    @property
    def all_assessing(self) -> tuple[Assessing, ...]:
        """Everything that was ever decided, the earliest month first."""
        first = Assessing(self.tolerance, self.compare_without_target)
        return (first, *sorted(self.later, key=lambda each: each.starts))

    def assessing_in(self, month: Month) -> Assessing:
        """How the board assesses a month."""
        return [each for each in self.all_assessing if each.starts <= month][-1]

    def assessing_from(self, wanted: Assessing) -> "BoardSettings":
        """Settings with this decision too; one from the beginning holds for every month, whatever was decided."""
        if wanted.from_month is None:
            return replace(
                self, tolerance=wanted.tolerance, compare_without_target=wanted.compare_without_target, later=()
            )
        others = tuple(each for each in self.later if each.from_month != wanted.from_month)
        return replace(self, later=(*others, wanted))

    def wrong(self) -> str:
        """What cannot be meant, in a sentence; empty where everything can."""
        if min(self.big_change_percent, self.big_change_points, self.big_change_deviations) < 0:
            return "A change cannot be big from less than 0 on."
        if self.small_base < 1:
            return "A small base must be at least 1."
        if any(_amount(each.tolerance) < 0 for each in self.all_assessing):
            return "A tolerance cannot be less than 0."
        if not all(map(is_within_bounds, self._numbers)):
            return f"A number is out of all bounds: {BOUNDS}."
        return ""

    @property
    def _numbers(self) -> tuple[Fraction, ...]:
        tolerances = (_amount(each.tolerance) for each in self.all_assessing)
        big_changes = (self.big_change_percent, self.big_change_points, self.big_change_deviations)
        return (*big_changes, Fraction(self.small_base), *tolerances)


def _amount(tolerance: Tolerance | None) -> Fraction:
    match tolerance:
        case PercentOfTarget(amount) | Absolute(amount):
            return amount
        case None:
            return Fraction(0)


AS_SHIPPED = BoardSettings()
