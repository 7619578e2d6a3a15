"""The Windows program: built and checked on Linux, out of parts that are pinned in this folder."""
