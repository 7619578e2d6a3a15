"""What leaves the program as a file: each numbered, noted in the journal, and kept on record (GEN-17, PRIVACY-04)."""
