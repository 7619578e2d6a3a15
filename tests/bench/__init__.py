"""How much slower the program is than the bare library doing the same, in the same run: never seconds."""
