"""What is asked for at every receipt and at every search is found at once, however much there is."""

from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Books by who has drawn them and how they stand, units by their room alone."""
    op.drop_index("ix_ticket_book_drawn_by_id", "ticket_book")
    op.create_index("ix_ticket_book_drawn_by_id_state", "ticket_book", ["drawn_by_id", "state"])
    op.create_index("ix_unit_room", "unit", ["room"])
