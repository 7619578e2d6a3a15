"""The migrations, and the reference data that a new database starts with."""
