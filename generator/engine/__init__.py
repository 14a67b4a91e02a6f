"""Adapter to openapi-python-client, which reads the plain document and decides names and types."""
