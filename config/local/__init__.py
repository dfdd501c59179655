"""The local run: an embedded Postgres under var/ and the parent process that starts web and worker."""
