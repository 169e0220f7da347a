"""What would make questions test what they are meant to test. Nothing here blocks a release.

The rules are those that item writers agree on: Haladyna, Downing and Rodriguez, "A Review of
Multiple-Choice Item-Writing Guidelines for Classroom Assessment", Applied Measurement in
Education 15 (2002).
"""
