"""Acts on a first handover: from the packed bag to the opened file, each short, each leading to the next."""
