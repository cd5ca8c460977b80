"""Utilities: data in batches."""

from pocket.utils import data as data
