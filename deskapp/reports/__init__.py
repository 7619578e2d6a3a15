"""Registers and workbooks, one a file; the only room that knows spreadsheets."""
