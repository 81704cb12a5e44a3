"""The one database of the office: the only room of the counter that knows SQLAlchemy and SQLCipher."""
