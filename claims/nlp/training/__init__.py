"""The recipe of the claim reader: from annotated claims to the folder that ships."""
