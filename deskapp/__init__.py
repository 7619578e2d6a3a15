"""前台: the program of a property service centre's counter clerk."""

VERSION = "0.1.0"
