"""The drawer of a clerk: what lies in it at the start, what is put in and taken out, and where its cash goes."""
