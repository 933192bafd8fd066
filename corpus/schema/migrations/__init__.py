"""The steps from each published shape of the tables to the next; run when a database is opened.

To change a table: change it where its concept is (``corpus.store.article_tables``, ``corpus.chats.watches``),
copy the last step under the next number, write there what leads from the old tables to the new, and name it
in ``corpus.schema.schema.HEAD``. A new file with a table is named in ``corpus.schema.all_tables``. A test
compares what the steps lead to with the tables.
"""
