"""The ways in that Demarche walks itself: addresses to fetch, and channels (feeds, mailboxes, maildirs) to listen to."""
