"""The steps from each published shape of the tables to the next; run when a store is opened.

To change the tables: change ``tables``, copy the last step under the next number, write there what leads from
the old tables to the new, and name it in ``schema.HEAD``. A test compares the two.
"""
