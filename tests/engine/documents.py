"""Small documents, and what the engine reads of them."""

from __future__ import annotations

import json
from typing import Any

from generator.api import Api
from generator.config import Provider
from generator.engine.read import read
from generator.normalise import normalise
from generator.parse import parse
from generator.pipeline import Inputs, patch
from generator.types import Source
from tests.generator.making import toolchain

TEXT: Any = {"type": "string"}


def api(paths: dict[str, Any], **schemas: Any) -> Api:
    """Return what is read of a document."""
    document = {
        "openapi": "3.1.0", "info": {"title": "Acme", "version": "1"}, "servers": [{"url": "https://acme.example"}],
        "paths": paths, "components": {"schemas": schemas},
    }  # fmt: skip
    inputs = Inputs(Provider("acme", "Acme"), Source("openapi.json", json.dumps(document)), ())
    return read(normalise(patch(inputs)[0], inputs.provider, parse(toolchain().vocabulary))).api


def sends(schema: Any, **more: Any) -> dict[str, Any]:
    """Return an operation that sends a body and gets nothing back."""
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    responses = {"204": {"description": "No."}}
    return {"operationId": "sendJob", "tags": ["jobs"], "requestBody": body, "responses": responses, **more}


def gets(schema: Any, **more: Any) -> dict[str, Any]:
    """Return an operation that gets a body back."""
    content = {"application/json": {"schema": schema}}
    responses = {"200": {"description": "Here.", "content": content}}
    return {"operationId": "getJob", "tags": ["jobs"], "responses": responses, **more}
