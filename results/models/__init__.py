"""Files that somebody had made of results."""

from results.models.export_files import ExportFile, ExportState

__all__ = ["ExportFile", "ExportState"]
