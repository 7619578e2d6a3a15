"""What the program does from the command line, one verb a file; each shares its services with the window."""
