"""Files, links, pasted texts and forwards, on their way to becoming articles."""
