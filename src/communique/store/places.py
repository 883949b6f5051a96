"""Where a file lies: SQLite's locks fail silently on network file systems, so a record is refused there."""

from __future__ import annotations

from pathlib import Path

NETWORK = frozenset(
    {
        "9p", "afs", "afpfs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.ceph", "fuse.davfs2",
        "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "gfs2", "gpfs", "lustre",
        "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "panfs", "smb2", "smb3", "smbfs", "vboxsf", "webdav",
    }
)  # fmt: skip
"""Types of file systems as Linux names them. Other systems have no such list to read; there nothing is refused."""
MOUNTS = Path("/proc/self/mounts")


def network_file_system(path: Path, mounts: Path = MOUNTS) -> str | None:
    """Return the type of the network file system that a path lies on, None on a local disk or when it can't be told."""
    if str(path).startswith(("\\\\", "//")):
        return "network share"
    kind = _type_of(path.absolute().resolve(), mounts)
    return kind if kind in NETWORK else None


def _type_of(path: Path, mounts: Path) -> str | None:
    """Return the type of the longest mount point above the path; of two on one point the later lies on top."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    best: tuple[int, str] | None = None
    for line in lines:
        fields = line.split(" ")
        if len(fields) > 2:
            point = Path(fields[1].replace("\\040", " ").replace("\\011", "\t"))
            if path.is_relative_to(point) and (best is None or len(point.parts) >= best[0]):
                best = len(point.parts), fields[2]
    return best[1] if best else None
