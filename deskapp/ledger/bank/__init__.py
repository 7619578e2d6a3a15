"""Bank collection: who has agreed to it, the list that goes to the bank, its answer, the invoices fetched later."""
