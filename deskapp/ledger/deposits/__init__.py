"""Deposits: money held for whoever paid it, released, ordered to be paid back, and paid back by the cashier."""
