"""What the clerk told of a layout's columns and codes, kept for the next roster of the same layout."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.estate.records import RosterLayout


def recalled(session: Session, layout: str) -> dict[str, Any] | None:
    """What `Mapping.remembered` gave the last time; None for a layout never seen."""
    return session.scalar(select(RosterLayout.mapping).where(RosterLayout.layout == layout))


def remember(session: Session, layout: str, settled: dict[str, Any]) -> None:
    """Keep it, codes told for earlier files with it; nothing is written where nothing is new."""
    row = session.scalars(select(RosterLayout).where(RosterLayout.layout == layout)).one_or_none()
    if row is None:
        session.add(RosterLayout(layout=layout, mapping=settled))
        return
    codes = dict(row.mapping.get("codes", {}))
    for field, told in settled["codes"].items():
        codes[field] = {**codes.get(field, {}), **told}
    merged = {"columns": {**row.mapping.get("columns", {}), **settled["columns"]}, "codes": codes}
    if merged != row.mapping:
        row.mapping = merged
