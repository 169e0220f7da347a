"""How exports are written, made, kept and recorded."""
