"""What each page is measured against: the least that Django could do for the same answer."""
