"""Every bench in turn: make bench."""

from tests.bench import asking, index, load, meaning, product

product.main()
meaning.main()
asking.main()
index.main()
load.main(["--articles", "2000", "--seconds", "10"])
