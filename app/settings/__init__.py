"""What the writer chose, read from files that may be edited by hand."""

from app.settings.settings_file import TEMPLATE, Settings, load_settings, usable_settings

__all__ = ["TEMPLATE", "Settings", "load_settings", "usable_settings"]
