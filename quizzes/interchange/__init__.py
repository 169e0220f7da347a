"""Questions brought along from other systems and taken to them: formats, importing, exporting."""
