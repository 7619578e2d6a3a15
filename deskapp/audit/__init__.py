"""What happened, kept so that it cannot be changed unseen: the journal, and the keyed chain of receipts."""
