"""示例小区: an invented community of 1,200 units with a year behind it, the same every time it is made."""
