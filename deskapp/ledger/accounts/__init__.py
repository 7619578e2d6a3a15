"""Accounts of customers: money that was taken before it was owed, until it pays something or goes back."""
