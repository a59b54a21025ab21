"""The long part of the storm is for whoever asks for it: `python -m tests.storm`."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave it out of a run that says nothing of slow tests."""
    if "slow" in config.option.markexpr:
        return
    slow = [item for item in items if "storm" in item.path.parts and item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]
