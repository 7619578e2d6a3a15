"""The system's store of keys, for the tests: one that is nowhere but in memory."""

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError


class InMemory(KeyringBackend):
    """A keyring that forgets at the end of the test; `broken` refuses everything."""

    priority = 1

    def __init__(self, *, broken: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.services: list[str] = []
        self.broken = broken

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.broken:
            raise KeyringError("no session")
        self.services.append(service)
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if self.broken:
            raise KeyringError("no session")
        del self.kept[service, username]
