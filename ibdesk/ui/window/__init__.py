"""What stands around the tabs: menus, header row, strips, status line, the page before there is a board."""
