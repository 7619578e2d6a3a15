"""The look for keys in what tests leave behind finds one, and only one that was made."""

import base64

import pytest

from tests import keys_made


@pytest.mark.parametrize(
    "spelled", [bytes, lambda key: key.hex().upper().encode(), base64.b64encode, lambda key: key[::-1]]
)
def test_a_key_in_a_file_is_found_in_any_spelling(tmp_path, spelled):
    """cards.md 6: plain, as text, reversed; what is no key is none."""
    key = bytes.fromhex("00112233445566778899AABBCCDDEEFF")
    keys_made.MADE.append(key)
    (tmp_path / "innocent.log").write_bytes(bytes(range(64)))
    assert list(keys_made.left_behind(tmp_path)) == []
    file = tmp_path / "guilty.log"
    file.write_bytes(b"a line before " + spelled(key) + b" and after")
    assert list(keys_made.left_behind(tmp_path)) == [str(file)]
    file.unlink()
