"""The page of inheritance: a document beside those that it comes from, in the browser or as one file."""
