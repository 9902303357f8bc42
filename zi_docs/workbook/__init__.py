"""A workbook of somebody else, changed by bytes: only what is meant changes, and nothing is lost.

No library that reads a workbook and writes it again keeps all of it: comments with answers, form
buttons, pictures in headers and newer formats go missing. Here a part is changed by putting bytes
at an offset of it; every other part keeps its compressed bytes.

========== =======================================================================
module     what it knows
========== =======================================================================
markup     where the elements of an XML part are, and edits by offset
package    the parts of the file: relationships, content types, writing
========== =======================================================================
"""
