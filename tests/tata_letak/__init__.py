"""Workbooks as offices make them, drawn by seed, each with the truth it was drawn from.

    python -m tests.tata_letak --banyak 3000 --benih 1

model.py      the truth: posts, tasks, figures, and what a reader owes for each of them
kata.py       the words: names, tasks, headings, labels, in the spellings that offices use
tata.py       one layout: which columns, where, in which form
kesalahan.py  contradictions put in on purpose, each with its cells and its probable causes
lembaran.py   a sheet before it is a file
susun.py      truth + layout -> sheets
tulis.py      sheets -> bytes (.xlsx with or without stored results, .csv)
contoh.py     a seed -> workbook and truth
ukur.py       reads workbooks with the program and counts what it found
"""
