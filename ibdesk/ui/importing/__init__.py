"""The import: a preview, the questions, and the page to say what an unknown sheet holds."""
