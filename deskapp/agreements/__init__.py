"""Texts of agreements and undertakings: the program's own wording, which a manager changes, with every version kept."""

from deskapp.agreements.kinds import FIELDS, AgreementKind
from deskapp.agreements.wording import AgreementText, fill, keep, on_record, text_of, versions

__all__ = ["FIELDS", "AgreementKind", "AgreementText", "fill", "keep", "on_record", "text_of", "versions"]
