"""The one way the installer gives up: a sentence for the person in front of it."""


class InstallError(Exception):
    """What is missing and what to do, in words; the command ends with exit code 2."""
