"""The pack on paper: its pages laid out on A4 and painted by Qt, for PDF, printer and preview alike."""
