"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=True),
        sa.Column("os_account", sa.Text(), nullable=True),
        sa.Column("complaint", sa.Text(), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "audit_of_complaint",
        "audit",
        ["complaint"],
        unique=False,
        sqlite_where=sa.text("complaint IS NOT NULL"),
    )
    op.create_table(
        "complaint",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("here", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=True),
        sa.Column("flags", sa.Text(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("local_number", sa.Text(), nullable=True),
        sa.Column("number_code", sa.Text(), nullable=True),
        sa.Column("number_day", sa.Text(), nullable=True),
        sa.Column("number_serial", sa.Integer(), nullable=True),
        sa.Column("counter", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("is_anonymous", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("handling", sa.Text(), nullable=True),
        sa.Column("tracking_id", sa.Text(), nullable=True),
        sa.Column("institution", sa.Text(), nullable=True),
        sa.Column("reply_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("seen_replies", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("complaint_handling", "complaint", ["handling"], unique=False)
    op.create_index("complaint_order", "complaint", ["row"], unique=False)
    op.create_index(
        "complaint_number", "complaint", ["number_code", "number_day", "number_serial"], unique=False
    )
    op.create_index(
        "complaint_tracking",
        "complaint",
        ["tracking_id"],
        unique=False,
        sqlite_where=sa.text("tracking_id IS NOT NULL"),
    )
    op.create_index(
        "complaint_unseen",
        "complaint",
        ["id"],
        unique=False,
        sqlite_where=sa.text("reply_count > seen_replies"),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("edit_of", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("opened_versions", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version"),
    )
    op.create_index("draft_of_officer", "draft", ["officer", "saved_at"], unique=False)
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), sa.CheckConstraint("id = 1", name="one_installation"), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("counter_code", sa.Text(), nullable=True),
        sa.Column("counter_name", sa.Text(), nullable=True),
        sa.Column("centre_url", sa.Text(), nullable=True),
        sa.Column("demo", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("credential", sa.Text(), nullable=True),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("epoch", sa.Text(), nullable=True),
        sa.Column("last_contact", sa.Text(), nullable=True),
        sa.Column("skew_ms", sa.Integer(), nullable=True),
        sa.Column("link_problem", sa.Text(), nullable=True),
        sa.Column("not_before", sa.Text(), nullable=True),
        sa.Column("unit_etag", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "officer",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_failure", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "reference",
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("items", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pack"),
    )
    op.create_table(
        "complaint_view",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["row"], ["complaint.row"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_table(
        "conflict",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("complaint", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["complaint"], ["complaint.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("conflict_of_complaint", "conflict", ["complaint"], unique=False)
    op.create_index(
        "conflict_open", "conflict", ["complaint", "id"], unique=False, sqlite_where=sa.text("open = 1")
    )
    op.create_table(
        "op",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("complaint", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=True),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("attempt", sa.Text(), nullable=True),
        sa.Column("attempted_at", sa.Text(), nullable=True),
        sa.Column("not_before", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint"],
            ["complaint.id"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(
        "op_cancelled",
        "op",
        ["complaint"],
        unique=False,
        sqlite_where=sa.text("kind = 'create' AND state = 'voided'"),
    )
    op.create_index("op_of_complaint", "op", ["complaint", "place"], unique=False)
    op.create_index(
        "op_one_create",
        "op",
        ["complaint"],
        unique=True,
        sqlite_where=sa.text("kind = 'create' AND state <> 'replaced'"),
    )
    op.create_index(
        "op_unsettled",
        "op",
        ["complaint", "kind", "state", "answers", "at", "place"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'sending', 'uncertain', 'needs_correction')"),
    )
    op.create_index(
        "op_waiting", "op", ["place", "seq"], unique=False, sqlite_where=sa.text("state = 'waiting'")
    )
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("came_out", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint"],
            ["complaint.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("receipt_of_complaint", "receipt", ["complaint"], unique=False)
    op.create_table(
        "server_copy",
        sa.Column("complaint", sa.Text(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["complaint"], ["complaint.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("complaint"),
    )
    # ### end Alembic commands ###
