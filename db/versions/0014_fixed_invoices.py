"""A book of fixed-amount invoices says what each of them is worth."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

KNOWN = "CONSTRAINT ck_ticket_book_face_known CHECK (face BETWEEN -100000000000000 AND 100000000000000)"


def upgrade() -> None:
    """Add the column, in words that SQLite and a server both take: Alembic adds none with a constraint."""
    kind = sa.Integer().compile(dialect=op.get_bind().dialect)
    op.execute(f"ALTER TABLE ticket_book ADD COLUMN face {kind} {KNOWN}")
