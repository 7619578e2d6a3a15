"""What the program promises, tested the whole way: real files, real papers, the real window."""
