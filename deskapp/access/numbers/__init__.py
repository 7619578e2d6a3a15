"""The many numbers one card has: every form the sites use, which one a site uses, and cards found by any of them."""
