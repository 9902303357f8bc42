"""A workbook of somebody else, changed by bytes: only what is meant changes, and nothing is lost.

No library that reads a workbook and writes it again keeps all of it: comments with answers, form
buttons, pictures in headers and newer formats go missing. Here a part is changed by putting bytes
at an offset of it; every other part keeps its compressed bytes.

========== =======================================================================
module     what it knows
========== =======================================================================
markup     where the elements of an XML part are, and edits by offset
package    the parts of the file: relationships, content types, writing
book       the workbook: its sheets, their order and names, a sheet of ours among them
blank      a workbook that holds no sheet yet
sheet      a worksheet without its cells: where a new element belongs
cells      cells and areas as they are written: C17, B2:D5
strings    texts that cells share
contents   a worksheet with its cells: what each holds, and where it stands
locks      which cells may not be typed into
entry      values typed into cells
results    what formulas gave, taken from a copy that was computed
styles     looks that are added to the styles
colour     cells that are coloured, by a conditional format
notes      notes at cells (``comments`` parts)
shapes     the boxes in which notes are shown (VML)
listing    a sheet that lists findings, with links
marks      findings in a copy of a workbook: all of the above together, and taken away again
========== =======================================================================
"""
