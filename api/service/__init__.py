"""What commands and pages share: loading, reviewing, comparing, evaluating, analysing, and the database that they do it in."""
