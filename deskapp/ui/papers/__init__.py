"""The parts of the page on which papers are ticked, counted and photographed."""
