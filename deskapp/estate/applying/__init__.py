"""A roster that was understood, held against what stands on record, and put on record as one batch.

    plan(session, roster, today)                    # plan: every line new, changed, the same, or refused with a reason
    apply(session, roster, file, today, watch)      # batch: all of it in the caller's unit of work
    why_not_undo(session, batch)                    # uses: what has used something the batch made; empty if nothing has
    undo(session, batch, today)                     # undoing: made rows withdrawn, changed rows as they were before
    remembered(session, layout), remember(...)      # layouts: what the clerk told of columns and codes

Nothing is ended or taken away because a roster does not mention it, and an owner is never replaced by a roster.
"""
