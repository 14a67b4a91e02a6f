"""What changes: in a provider's document, and for users of the clients."""
