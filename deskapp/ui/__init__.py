"""The window: one calm look, widgets that pass the translating seam, and the page that walks a procedure."""
