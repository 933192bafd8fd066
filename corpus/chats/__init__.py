"""What is kept of chats and people: each file a record, its table and its queries."""
