"""Homes that change hands: first handover, resale, moving out; and what these share (MOVEIN, RESALE, MOVEOUT)."""
