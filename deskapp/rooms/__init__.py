"""The parts of the office: what the window asks of each room of the program, for whoever is on duty."""
