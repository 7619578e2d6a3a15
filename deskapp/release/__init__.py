"""Goods that leave a unit: the slip, whose word it was given on, and how it came back from the exit.

No rule stops what may be put right at once: whoever cannot be reached is asked later, arrears are only told, and
somebody stands in for the owner where it cannot wait (RELEASE-01).
"""
