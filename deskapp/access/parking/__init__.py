"""Spaces let and served: agreements from draft to end, months paid, and what the card may say because of them."""
