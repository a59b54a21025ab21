"""From a file to sheets of cells: which kind it is, and a reader for each kind."""
