"""Search over complaints: an FTS5 index whose content is a view, filled for what is already there."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the view and the index."""
    op.execute("""
CREATE VIEW searchable AS
SELECT c."row" AS "row", c.title AS title, json_extract(v.document, '$.content') AS content,
       CASE WHEN c.is_anonymous THEN NULL ELSE c.name END AS name,
       coalesce(c.place, '') || ' ' || coalesce(json_extract(v.document, '$.place.landmark'), '') AS place,
       coalesce(c.local_number, '') || ' ' || coalesce(c.tracking_id, '') AS numbers
FROM complaint AS c JOIN complaint_view AS v ON v."row" = c."row"
""")
    op.execute("""
CREATE VIRTUAL TABLE words USING fts5(
    title, content, name, place, numbers,
    content='searchable', content_rowid='row', tokenize='unicode61 remove_diacritics 2'
)
""")
    op.execute("INSERT INTO words(words) VALUES('rebuild')")
