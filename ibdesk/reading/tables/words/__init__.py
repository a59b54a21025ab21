"""What headings, labels, titles and notes mean, whatever table they stand in."""
