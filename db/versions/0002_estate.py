"""Units, people, vehicles, spaces, cards, instructions and the batches of imports."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("id_kind", sa.Text(), nullable=False),
        sa.Column("id_no", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("other_phones", sa.Text(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("no_follow_up", flag(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("outside_no", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("kind IN ('household', 'corporate')", name="kind_known"),
        sa.CheckConstraint("no_follow_up IN (FALSE, TRUE)", name="no_follow_up_known"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_customer_id_no", "customer", ["id_no"])
    op.create_index("ix_customer_name", "customer", ["name"])
    op.create_index("ix_customer_outside_no", "customer", ["outside_no"])

    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_digest", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("state IN ('applied', 'undone')", name="state_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_import_batch_file_digest", "import_batch", ["file_digest"])

    op.create_table(
        "roster_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        *dated(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("layout"),
        sqlite_strict=True,
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.Column("entrance", sa.Text(), nullable=False),
        sa.Column("floor", sa.Integer()),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("room_no", sa.Text(), nullable=False),
        sa.Column("compact", sa.Text(), nullable=False),
        sa.Column("area", sa.Integer()),
        sa.Column("unit_type", sa.Text(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("metered_to_household", flag(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("occupancy_state", sa.Text(), nullable=False),
        sa.Column("charged_from", sa.Text()),
        sa.Column("note", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("occupancy_state IN ('occupied', 'let', 'vacant', 'unsold')", name="occupancy_state_known"),
        sa.CheckConstraint("use IN ('residential', 'shop', 'office', 'other')", name="use_known"),
        sa.CheckConstraint("area IS NULL OR area > 0", name="area_positive"),
        sa.CheckConstraint("length(charged_from) = 10", name="charged_from_known"),
        sa.CheckConstraint("metered_to_household IN (FALSE, TRUE)", name="metered_to_household_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("building", "entrance", "room"),
        sa.UniqueConstraint("room_no"),
        sqlite_strict=True,
    )
    op.create_index("ix_unit_compact", "unit", ["compact"])

    op.create_table(
        "bank_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("account_no", sa.Text(), nullable=False),
        sa.Column("agreement_no", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text()),
        sa.Column("valid_to", sa.Text()),
        *dated(),
        sa.CheckConstraint("length(valid_from) = 10", name="valid_from_known"),
        sa.CheckConstraint("length(valid_to) = 10", name="valid_to_known"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_bank_account_customer_id", "bank_account", ["customer_id"])

    op.create_table(
        "ic_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_no", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text()),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text()),
        *dated(),
        sa.CheckConstraint(
            "state IN ('blank', 'active', 'expired', 'lost', 'damaged', 'replaced', 'cancelled', 'write_failed')",
            name="state_known",
        ),
        sa.CheckConstraint("length(valid_to) = 10", name="valid_to_known"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("card_no"),
        sa.UniqueConstraint("uid"),
        sqlite_strict=True,
    )
    op.create_index("ix_ic_card_customer_id", "ic_card", ["customer_id"])
    op.create_index("ix_ic_card_unit_id", "ic_card", ["unit_id"])

    op.create_table(
        "import_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_import_change_batch_id", "import_change", ["batch_id"])

    op.create_table(
        "instruction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text()),
        sa.Column("withdrawn_on", sa.Text()),
        *dated(),
        sa.CheckConstraint("length(valid_to) = 10", name="valid_to_known"),
        sa.CheckConstraint("length(withdrawn_on) = 10", name="withdrawn_on_known"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_instruction_unit_id", "instruction", ["unit_id"])

    op.create_table(
        "occupancy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("from_date", sa.Text()),
        sa.Column("to_date", sa.Text()),
        sa.Column("move_in_date", sa.Text()),
        sa.Column("lease_to", sa.Text()),
        sa.Column("emergency_contact_name", sa.Text(), nullable=False),
        sa.Column("emergency_contact_phone", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint(
            "role IN ('owner', 'family_member', 'tenant', 'merchant', 'non_owner_user')", name="role_known"
        ),
        sa.CheckConstraint("length(from_date) = 10", name="from_date_known"),
        sa.CheckConstraint("length(lease_to) = 10", name="lease_to_known"),
        sa.CheckConstraint("length(move_in_date) = 10", name="move_in_date_known"),
        sa.CheckConstraint("length(to_date) = 10", name="to_date_known"),
        sa.CheckConstraint("to_date IS NULL OR from_date IS NULL OR from_date <= to_date", name="period_runs_on"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_occupancy_customer_id", "occupancy", ["customer_id"])
    op.create_index("ix_occupancy_unit_id_role", "occupancy", ["unit_id", "role"])

    op.create_table(
        "parking_space",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("space_no", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("note", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("kind IN ('private', 'gifted', 'underground', 'stilt_floor', 'surface')", name="kind_known"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("space_no"),
        sqlite_strict=True,
    )
    op.create_index("ix_parking_space_customer_id", "parking_space", ["customer_id"])
    op.create_index("ix_parking_space_unit_id", "parking_space", ["unit_id"])

    op.create_table(
        "vehicle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("gone_on", sa.Text()),
        *dated(),
        sa.CheckConstraint("length(gone_on) = 10", name="gone_on_known"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_vehicle_customer_id", "vehicle", ["customer_id"])
    op.create_index("ix_vehicle_plate", "vehicle", ["plate"])
    op.create_index("ix_vehicle_unit_id", "vehicle", ["unit_id"])
    append_only("import_change")
