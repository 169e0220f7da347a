"""Who learns together: rosters, joining codes and invitations, with the record of each act."""
