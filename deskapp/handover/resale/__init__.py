"""A unit gets another owner: received with papers, changed once nothing is owed, told to three, archived (RESALE)."""
