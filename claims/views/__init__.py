"""Pages of disputes, claims, documents as read, and the search."""
