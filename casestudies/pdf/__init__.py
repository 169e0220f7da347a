"""Case studies made into tagged PDF/UA from Markdown sources. Needs Pango on the machine."""
