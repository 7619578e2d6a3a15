"""Tests of what disks, kills and strangers do to the data."""
