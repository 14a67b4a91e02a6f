"""What openapi-python-client takes to read a large plain document: CPU seconds, and the memory that the process has grown by."""

from __future__ import annotations

import json
import resource
import sys
import time

from generator.config import Provider
from generator.engine.read import read
from generator.normalise import normalise
from generator.pipeline import Inputs, patch
from generator.types import Document, Source
from tests.bench.synthetic import document

if __name__ == "__main__":
    provider = Provider("many", "Many")
    patched, _ = patch(Inputs(provider, Source("openapi.json", document(int(sys.argv[1]))), ()))
    normal = normalise(patched, provider, Document(Source("vocabulary.json", "{}"), {}))
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = read(normal).api
    seconds = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "mebibytes": grown, "classes": len(found.models)}))
