"""How much is read: of a file, of an article, of what a file holds."""

MAXIMUM_BYTES = 20_971_520  # what a bot may download from Telegram
MAXIMUM_CHARACTERS = 5_000_000  # of an article's text
MAXIMUM_SAID = 10_000  # characters of whatever else is said of an article, such as its address
MAXIMUM_PARTS = 10_000  # that are read of a file: as many articles of two kilobytes are all that it may have
MAXIMUM_PAGES = 5_000  # of a PDF: at ten lines a page it is over the limit of characters
MAXIMUM_PICTURES = 50  # pages whose text is recognised: each takes seconds
MAXIMUM_PIXELS = 100_000_000  # of a picture: a page at 600 dots an inch has a third of it
MAXIMUM_FILES = 2_000  # in an archive
MAXIMUM_UNPACKED = 500_000_000  # bytes of all files in an archive
MAXIMUM_DOCUMENT = 67_108_864  # bytes that a document which is a zip inside unpacks to
MAXIMUM_DEPTH = 4  # files in files: a message in a message in a zip
MAXIMUM_MEMORY = 1_000_000_000  # bytes of address space for the process that reads
