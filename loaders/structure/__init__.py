"""Structure: a SourceText becomes clean text, an outline of provisions, front matter and metadata."""
