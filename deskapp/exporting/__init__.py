"""What goes into workbooks: one module a room, each turning rows of the window into rows of a sheet."""
