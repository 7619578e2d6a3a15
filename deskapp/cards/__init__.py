"""Cards at the reader, in three layers: a connection that carries bytes, a protocol that gives them meaning, a session."""
