"""Pictures of figures, reckoned on the server: where every line, mark and tile of an SVG stands."""
