"""The frame: templates, styles, icons and the script of the pages."""
