"""What a clerk is told of an error that is not ours: the disk's, and where in the package."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from traceback import walk_tb

_DISK_WORDS = {
    errno.ENOENT: "tidak ada di alamat itu",
    errno.EACCES: "tidak diizinkan, atau sedang dibuka program lain",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "tempat simpannya hanya boleh dibaca",
    errno.ENOSPC: "ruang simpan penuh",
    errno.EISDIR: "di alamat itu ada folder, bukan berkas",
    errno.ENOTDIR: "di alamat itu ada berkas, bukan folder",
    errno.EEXIST: "sudah ada di alamat itu",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EBUSY: "sedang dipakai program lain",
    errno.ELOOP: "tautannya berputar ke dirinya sendiri",
    errno.ENOLINK: "tautannya menuju berkas yang tidak ada",
    errno.ENXIO: "di alamat itu bukan berkas biasa",
    errno.EFBIG: "besarnya lebih dari 1 GB",
    errno.EIO: "tempat simpannya rusak atau terputus",
    errno.ETIMEDOUT: "jaringannya terputus",
    **dict.fromkeys((errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN), "jaringannya terputus"),
}


def disk_words(error: OSError) -> str:
    """Return an Indonesian phrase for why the disk refused; the system's message is English."""
    if error.errno is None:
        return "kesalahan sistem"
    return _DISK_WORDS.get(error.errno, f"kesalahan sistem nomor {error.errno}")


def where_in_package(error: BaseException) -> str:
    """Return the last line of this package that the error passed: " di run/loading.py baris 8".

    It holds nothing of the office's data; "" where the error passed none.
    """
    root = str(Path(__file__).parent.parent)
    own = [
        (os.path.relpath(frame.f_code.co_filename, root), line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(root + os.sep)
    ]
    return f" di {own[-1][0].replace(os.sep, '/')} baris {own[-1][1]}" if own else ""
