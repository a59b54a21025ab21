"""One cause, told once: what may have put many numbers wrong at the same time."""
