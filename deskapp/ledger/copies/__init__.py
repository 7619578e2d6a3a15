"""Copies and fax: every sale in the register at once, its money on one receipt a day (FEE-22, FEE-23, REG-05)."""
