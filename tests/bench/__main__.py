"""Every bench in turn: make bench."""

from tests.bench import asking, index, meaning, product

product.main()
meaning.main()
asking.main()
index.main()
