"""The best sentences read in their passages, with the question, before one of them is cited."""
