"""Cards and a reader made of software: for practice without hardware, and for tests to tear, swap and spoil.

It shares no code with the client that speaks to cards, or its answers would prove nothing. It is judged by recordings
of real cards and by other people's clients.
"""
