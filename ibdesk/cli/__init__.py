"""The command line: a public contract, the same five steps as the window."""
