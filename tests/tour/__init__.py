"""Tests of the tour: the day it lives through, and what it leaves behind."""
