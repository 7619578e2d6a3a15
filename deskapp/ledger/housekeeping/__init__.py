"""Housekeeping that is paid at the desk: slips of the cleaners' books, and regular service by record sheet."""
