"""Having a draft looked at: links without an account, and comments on its places."""
