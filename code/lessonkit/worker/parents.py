"""Parents: a process of a page ends, whatever it does, when the one that began it is gone."""

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys

with contextlib.suppress(ImportError):  # not on Windows
    import fcntl

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, of Linux


def end_with_parent() -> None:
    """Let the kernel end this worker when the process of its build is gone."""
    if sys.platform == "linux" and (parent := multiprocessing.parent_process()):
        flags = fcntl.fcntl(parent.sentinel, fcntl.F_GETFL)
        fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, flags | os.O_ASYNC)  # at its end SIGIO comes, and ends us


def die_with_parent() -> None:
    """Let the kernel end this copy or child of a worker when the worker is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
