"""The official workbook of the LKE: answers read from it, and put into an office's own copy.

No sheet of it has a column for codes, and letters of columns differ from year to year. So columns
are known by their headings and rows by their texts; what is not known is told, never guessed.

========== =======================================================================
module     what it knows
========== =======================================================================
columns    which column is which, by its heading
rows       which row is which input of the LKE, by its text
sheet      the sheet of a workbook: both of the above, and the places of its cells
answers    what an answer may be, and the answers that a sheet holds
doubts     what makes the sheet give another score: types, weights, sums, formulas
formulas   formulas as they look from their own row, and the rows that they read
sums       what groups, areas and totals leave out
totals     the total that a sheet shows
filling    answers, notes and evidence put into the office's own copy
problems   the sentences for what is wrong
========== =======================================================================
"""
