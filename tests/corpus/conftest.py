"""The slow part of the corpus is for whoever asks for it: `pytest tests/corpus -m "slow or not slow"`."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave it out of a run that says nothing of slow tests."""
    if config.option.markexpr:
        return
    slow = [item for item in items if "corpus" in item.path.parts and item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]
