"""示例小区: an invented community of 1,200 units with a year behind it, the same every time it is made.

Everybody who works in it signs in with the same password, `centre.PIN`; the sign-in page says so (`centre.is_sample`).
"""
