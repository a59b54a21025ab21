"""OpenDocument workbooks (.ods), as LibreOffice writes them: read into cells."""
