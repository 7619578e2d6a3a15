"""What is kept of must-know facts: a group, a question and its answer (REG-55)."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.procedures.must_know.groups import FactGroup
from deskapp.store.base import Dated, Record, one_of


class MustKnowFact(Dated, Record):
    """Something a clerk knows by heart. One that was taken out is kept with `active` false (GEN-09)."""

    __tablename__ = "must_know_fact"
    __table_args__ = (UniqueConstraint("fact_group", "question"),)

    fact_group: Mapped[FactGroup] = one_of(FactGroup)
    question: Mapped[str]
    answer: Mapped[str]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)
