"""Values of the trade: money, rooms, people, days. Standard library only."""
