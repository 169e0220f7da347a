"""The cluster immune system: measures what has been released, and takes back what does harm."""
