"""The community: buildings and units, the people in them, their vehicles, accounts, cards and instructions."""
