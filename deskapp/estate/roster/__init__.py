"""The roster of a community, read from whatever workbook the last office left, understood before anything is kept.

    book = read_book(path)                      # reader: a process of its own, one sentence if it cannot
    mapping = propose(book)                     # mapping: columns to fields, changed by the clerk with_field()
    roster = understand(book, mapping, answers, today)   # understanding: rows, faults, codes to be explained
    write_marked(copy, book, mapping, results(roster))   # marked: the workbook back, a result at every line

`mapping.layout` with `mapping.remembered(answers)` is what a layout's record keeps; `recalling` and `recalled_answers`
bring it back. Nothing here touches the database.
"""
