"""The register page: search, filters, the table of complaints, the preview."""
