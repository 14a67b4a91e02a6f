"""openapi-python-client: it reads the plain document, and what it decides is printed. Another engine would replace this room."""
