"""The one database file: how it is opened, written in whole pieces, upgraded and copied."""
