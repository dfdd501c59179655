"""The tests mirror the apps file for file."""
