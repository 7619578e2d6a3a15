"""The language of DESFire cards: native commands in ISO frames, and the two kinds of secure messaging, EV1 and EV2."""
