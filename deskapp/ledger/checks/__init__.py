"""The invariants of the ledger, each asked of the database itself: one sentence for everything that does not hold.

They are numbered C1 to C12 as the reliability notes number them: C1 sums, C2 capitals, C3 numbers, C4 voids, C5 what
was paid, C6 periods, C7 references and tables, C8 chain, anchors and journal, C9 closings, C11 times. C10 belongs to
cards, C12 to the workbook, which is checked against the database by the reports.
"""
