"""How everything looks: palette tokens, style, lettering."""
