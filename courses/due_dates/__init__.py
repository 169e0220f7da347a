"""When a cohort should have finished what: set, told on pages and fed to calendars."""
