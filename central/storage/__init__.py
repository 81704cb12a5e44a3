"""The centre's database: SQLAlchemy Core on SQLite (tested) with nothing in the way of PostgreSQL."""
