"""Exports: typed rows first (kebutuhan.py), a file last (buku.py)."""
