"""Kernels for notebooks, each forked from a process that has imported the libraries: that is most of a start.

Jupyter starts `forking.py SOCKET CONNECTION_FILE`, which asks the process at the socket for a kernel and ends
with it.
"""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

NAME = "forked"  # of the kernel specification
LAZY = "module://matplotlib_inline.backend_inline"  # as in a kernel; matplotlib reads it when it is imported


class Forks:
    """The process that is forked, and a folder for Jupyter's path, with the specification that asks it."""

    def __init__(self, folder: Path):
        self.folder = folder
        kernel = folder / "kernels" / NAME
        kernel.mkdir(parents=True)
        argv = [sys.executable, "-S", __file__, str(folder / "socket"), "{connection_file}"]
        specification = {"argv": argv, "display_name": NAME, "language": "python"}
        (kernel / "kernel.json").write_text(json.dumps(specification), encoding="utf-8")
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(folder / "socket"))
            listener.listen(os.cpu_count())
            command = [sys.executable, __file__]
            self.process = subprocess.Popen(command, stdin=listener, env=environment | {"MPLBACKEND": LAZY})

    def stop(self):
        """End the process, and with it the kernels."""
        self.process.terminate()
        self.process.wait()


def serve(listener: socket.socket):
    """Import the libraries, then fork at each connection."""
    del sys.path[0]  # the folder of the tests
    import ipykernel.kernelapp
    import matplotlib.figure  # noqa: F401
    import torch  # noqa: F401

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended kernels are not waited for
    while True:
        connection, _ = listener.accept()
        if os.fork():
            connection.close()
            continue
        listener.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        file, folder, environment = json.loads(connection.makefile().readline())
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        parent = f"--IPKernelApp.parent_handle={os.getppid()}"  # with which it ends
        ipykernel.kernelapp.launch_new_instance(argv=["-f", file, parent])
        os._exit(0)


def ask(address: str, file: str):
    """Ask for a kernel with a connection file, here and with this environment; wait until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Jupyter's, before it shuts the kernel down
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        connection.sendall(f"{json.dumps([file, os.getcwd(), dict(os.environ)])}\n".encode())
        connection.recv(1)


if __name__ == "__main__":
    if sys.argv[1:]:
        ask(*sys.argv[1:])
    else:
        serve(socket.socket(fileno=0))
