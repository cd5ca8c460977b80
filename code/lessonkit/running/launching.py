"""Launching: how a new process begins. It imports nothing of ours: a run depends on all it reads."""

import importlib


def launch(module: str, *arguments) -> None:
    """Do the work of a module of ours, which is imported only here, and torch with it."""
    importlib.import_module(module).work(*arguments)
