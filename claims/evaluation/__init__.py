"""The measures of `make eval`: how well documents are read, by scorers and texts that do not belong to the project."""
