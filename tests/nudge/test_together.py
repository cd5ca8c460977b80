"""The program of several machines, here of two that are one: torchrun starts a process on each."""

import socket
import subprocess
import sys

import pytest

from nudge.data import noisy_line
from nudge.descent import fit_line


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def torchrun(node, port):
    """Start what a machine of two has to start."""
    options = ["--nnodes", "2", "--nproc-per-node", "1", "--node-rank", str(node)]
    options += ["--master-addr", "127.0.0.1", "--master-port", str(port)]
    command = [sys.executable, "-m", "torch.distributed.run", *options, "-m", "nudge.together"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_machines_find_the_line_of_one():
    port = free_port()
    nodes = [torchrun(node, port) for node in (0, 1)]
    said = [node.communicate(timeout=300) for node in nodes]
    assert [node.returncode for node in nodes] == [0, 0], said
    line = fit_line(*noisy_line(), 0.1, 100)["theta"][-1].tolist()
    for rank, (printed, _) in enumerate(said):
        number, _, theta = printed.strip().partition(" ")
        assert int(number) == rank
        assert [float(value) for value in theta.strip("[]").split(",")] == pytest.approx(line, abs=1e-12)
