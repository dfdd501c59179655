"""Training of the claim reader."""
