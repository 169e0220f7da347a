"""Labs as they are played: pages, forms, storage and progress, with two made-up mechanics."""
