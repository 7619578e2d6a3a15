"""What cards count with: block ciphers in the caller's chain, their CMAC, and the check sum of DESFire."""
