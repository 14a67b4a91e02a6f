"""Reads inputs, compares generated trees and replaces them atomically. The only package that writes files."""

from generator.files.replace import discard, write_text, write_tree
from generator.files.sources import (
    MAX_BYTES,
    find_document,
    is_document,
    list_folders,
    list_modules,
    list_overlays,
    read_document,
    read_source,
)
from generator.files.tree import Changes, compare_tree, read_tree

__all__ = [
    "MAX_BYTES",
    "Changes",
    "compare_tree",
    "discard",
    "find_document",
    "is_document",
    "list_folders",
    "list_modules",
    "list_overlays",
    "read_document",
    "read_source",
    "read_tree",
    "write_text",
    "write_tree",
]
