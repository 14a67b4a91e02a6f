"""Hooks of the site: a reference page for each package, and links out of docs/ that lead to the repository."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

CLIENTS = Path(__file__).parent.parent / "generated" / "kyc_clients"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages whose text is in the docstrings."""
    for client in sorted(CLIENTS.glob("[!_]*/client.py")):
        package = client.parent.name
        text = client.read_text(encoding="utf-8")
        imports = re.findall(r"^    from \.(\w+) import (?:Async\w+, (\w+)|(\w+), Async\w+)$", text, flags=re.MULTILINE)
        name = re.findall(r"^class (\w+)\(Client\)", text, flags=re.MULTILINE)[0]
        places = [f"client.{name}", *sorted(f"{module}.{first or second}" for module, first, second in imports)]
        text = "\n\n".join(f"::: kyc_clients.{package}.{place}" for place in places)
        files.append(File.generated(config, f"reference/{package}.md", content=f"# {name}\n\n{text}\n"))
    files.append(File.generated(config, "reference/errors.md", content="# Errors\n\n::: kyc_clients._runtime.errors\n"))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead links to files of the repository there."""
    del files
    up = "../" * (page.file.src_uri.count("/") + 1)
    return markdown.replace(f"]({up}", f"]({config.repo_url}/blob/main/")
