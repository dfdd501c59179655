"""`make chaos`: a Demarche of its own whose processes are killed at random while documents come in, then counted through."""
