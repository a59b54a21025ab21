"""The live charts of the indicator page; pyqtgraph is imported here and nowhere else."""
