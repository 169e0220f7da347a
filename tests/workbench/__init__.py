"""Tests of the section workbench."""
