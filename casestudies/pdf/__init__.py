"""Case studies made into tagged PDF/UA from Markdown sources; needs the dependency group `pdf`."""
