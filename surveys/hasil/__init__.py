"""Results of the survey, for the page, the public page, Word and Excel alike.

hitung      counts from PostgreSQL, index and grades from surveys.calculators
laporan     the result of a round for a unit, once; what may be shown of it
penyajian   its figures as words and rows: templates compute nothing
grafik      its pictures as SVG
"""
