"""The two commands of a fresh checkout: `python3 installer run` and `python3 installer test`."""
