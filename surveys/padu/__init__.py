"""What citizens say laid beside load and gap.

suara     every unit of an instansi with what is below it
daftar    the units in the order of the index of where both meet, and its weights
kartu     one unit in full
kutipan   what may be linked to a post, and how it is cited as evidence
kata      figures as words and rows: templates compute nothing
grafik    both trends as a picture
"""
