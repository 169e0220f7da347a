"""Formats of files: any kind of export can be written in each of them."""
