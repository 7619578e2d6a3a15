"""What a counter procedure is: its steps, its walk, its chapter of the manual. No Qt, no database."""
