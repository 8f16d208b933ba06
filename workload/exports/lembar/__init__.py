"""The sheets of the workbook for BKD, one per file, each written from typed rows by asnplan.lib.xlsx."""
