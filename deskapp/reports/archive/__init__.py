"""The archive of a period: its tables as CSV, what they mean, and the proof that nothing in them was changed.

It opens without the program, for as long as there are programs that read text: 会计档案 are kept for thirty years.
"""
