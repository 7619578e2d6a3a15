"""What the pages of the window show: frozen values in the `*_view` modules, and the readings that fill them."""
