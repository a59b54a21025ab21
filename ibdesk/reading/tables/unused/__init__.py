"""What was not used, told so that nothing is dropped unreported."""
