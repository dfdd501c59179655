"""Where files of strangers are opened: a zygote process that forks a bounded child for each of them.

Pure of rows and settings: `cables.guarded` starts the zygote and asks it.
"""
