"""Where files of strangers are opened: a helper process that forks a bounded child for each of them.

Pure of rows and settings: `cables.guarded` starts the helper and asks it.
"""
