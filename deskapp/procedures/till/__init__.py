"""The drawer of a clerk, act by act: float, cash in and out, the X report, differences, and banking."""
