"""Turns providers' OpenAPI documents and our overlays into typed Python clients."""
