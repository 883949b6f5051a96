"""A record is refused on network file systems; addresses of articles are compared without what does not matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import UsageError
from communique.store import database, places
from communique.store.addresses import canonical

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local xfs rw 0 0
//srv/share /mnt/my\\040share cifs rw 0 0
host:dir /ssh fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/record.db", None),
        ("/home/anna/record.db", "nfs4"),
        ("/home/local/record.db", None),
        ("/mnt/my share/record.db", "cifs"),
        ("/ssh/record.db", "fuse.sshfs"),
        ("\\\\server\\share\\record.db", "network share"),
    ],
)
def test_network_file_systems_are_told(path: str, kind: str | None, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert places.network_file_system(Path(path), mounts) == kind


def test_where_mounts_cannot_be_read_nothing_is_refused(tmp_path: Path) -> None:
    assert places.network_file_system(tmp_path, tmp_path / "missing") is None


def test_a_record_on_a_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "network_file_system", lambda path: "nfs4")
    with pytest.raises(UsageError, match=r"network file system \(nfs4\).*postgresql://"):
        database.Database(str(tmp_path / "record.db"))


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://www.Example.org/news/1/", "example.org/news/1"),
        ("http://example.org:80/news/1#top", "example.org/news/1"),
        ("https://example.org/news?id=1&utm_source=x&fbclid=2", "example.org/news?id=1"),
        ("https://user:secret@example.org/", "example.org"),
        ("ftp://example.org/a", None),
        ("no address", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_canonical_addresses(url: str | None, same: str | None) -> None:
    assert canonical(url) == same
