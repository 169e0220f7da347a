"""Questions on trial: what is asked of them before they count, and the draft that makes them."""
