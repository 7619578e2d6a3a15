"""What changes what is to be paid: reductions that were approved, and the late fee that was agreed."""
