"""Reports for an office: what a document takes over from those above it, as HTML, Word or PDF."""
