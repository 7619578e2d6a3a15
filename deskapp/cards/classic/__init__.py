"""The language of MIFARE Classic cards over PC/SC part 3: key slots, sectors, access bits, and where they fail."""
