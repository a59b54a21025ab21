"""Excel's binary workbooks (.xls, .xlsb), by python-calamine, and the containers of old programs and locked files."""
