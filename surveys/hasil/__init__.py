"""Results of the survey, for the page, the public page, Word and Excel alike.

hitung      counts from PostgreSQL, index and grades from surveys.calculators
pohon       the tree of units and services, and what of it may be shown
sampel      how many respondents a round needs
laporan     the result of a round for a unit, once
penyajian   its figures as words and rows: templates compute nothing
grafik      its pictures as SVG
"""
