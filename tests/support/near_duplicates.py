"""Two dispatches that are nearly the same: one body under two leads."""

BODY = """The island council of Larkness voted on Tuesday to build a second harbour on the northern shore,
after two winters in which the ferry could not land for eleven days. The work will begin in
April and last for three years. "We cannot be cut off again," said Moira Fennel, who has been
the captain of the ferry since 2009. Fishermen had asked for the harbour to be built beside the
old lighthouse, where the water is deeper and the wind is broken by the cliffs. The council
chose the bay of Sallow instead, because the road to it is already there. The cost is put at
twelve million crowns, of which the mainland pays two thirds. A first stone is to be laid by the
governor before the summer."""
LEADS = (
    "Larkness gets a second harbour\n\nLARKNESS, June 3, 2025 (Sample Wire) - An end to lonely winters.\n\n",
    "Islanders win their harbour\n\nThe people of Larkness have what they wanted since the storms.\n\n",
)
