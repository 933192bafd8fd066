"""Processes that read the files of strangers, with limits on what they may take."""
