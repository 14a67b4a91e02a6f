"""Hooks of the site: a reference page for each package, and links out of docs/ that lead to the repository."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
CLIENTS = ROOT / "generated" / "kyc_clients"
PROVIDERS = sorted(client.parent.name for client in CLIENTS.glob("[!_]*/client.py"))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the pages of every provider where the navigation says `{provider}`."""
    for section in config.nav or ():
        for title, pages in section.items():
            if isinstance(pages, list):
                section[title] = [found for page in pages for found in _listed(page)]
    return config


def _listed(page: object) -> list[object]:
    if not isinstance(page, str) or "{provider}" not in page:
        return [page]
    named = [page.replace("{provider}", name) for name in PROVIDERS]
    return [name for name in named if name.startswith("reference/") or (ROOT / "docs" / name).exists()]


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
