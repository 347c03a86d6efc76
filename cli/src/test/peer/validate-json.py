#!/usr/bin/env python3
"""Asks the reference for `validate -json` of each wrong configuration that it can read, and writes validate-json.json:
of what shape the answers are, and the snippet of each diagnostic. ValidateJsonTest holds Rackform to both.

Run it by hand, as ask.py; nobody edits what it writes:

    cli/src/test/peer/validate-json.py
"""
import concurrent.futures
import os
import shutil
import tempfile
from pathlib import Path

import ask

ANSWER = Path(__file__).resolve().parent / "validate-json.json"
KIND = {str: "text", bool: "truth", list: "list", dict: "object", type(None): "null"}


def answer(folder):
    """What the reference answers; None where it cannot read the configuration so far that it validates it."""
    if not ask.readable(folder):
        return None
    with tempfile.TemporaryDirectory() as work:
        reference = ask.Reference(Path(work))
        shutil.copytree(folder, work, dirs_exist_ok=True)
        reference.messages("init", "-json", "-input=false", "-backend=false")
        return reference.tree("validate", "-json") or None


def shape(tree, at, kinds, keys):
    """Notes which kinds of values stand at each place, and which keys an object there has in every case."""
    # ask.py reads numbers as texts of their own, so that no digit is lost.
    number = isinstance(tree, str) and tree.startswith("\u0000")
    kinds.setdefault(at, set()).add("number" if number else KIND[type(tree)])
    if isinstance(tree, dict):
        keys[at] = keys.get(at, set(tree)) & set(tree)
        for name, inner in tree.items():
            shape(inner, f"{at}.{name}", kinds, keys)
    if isinstance(tree, list):
        for inner in tree:
            shape(inner, at + "[]", kinds, keys)


def snippets(tree):
    """Without the values and the call, which each of us tells in words of its own."""
    for each in tree["diagnostics"]:
        if each.get("range") and each.get("snippet"):
            told = {name: value for name, value in each["snippet"].items() if name not in ("values", "function_call")}
            yield {"range": each["range"], "snippet": told}


def main():
    folders = [folder for folder in sorted(ask.WRONG.iterdir()) if folder.is_dir()]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = dict(zip([folder.name for folder in folders], pool.map(answer, folders)))
    kinds, keys = {}, {}
    found = {}
    for name, tree in answers.items():
        if tree:
            shape(tree, "$", kinds, keys)
            found[name] = list(snippets(tree))
    # What a type or a default looks like is another matter.
    places = {at: {"kinds": sorted(kinds[at]), "always": sorted(keys.get(at, []))}
              for at in sorted(kinds) if not at.split(".")[-1].startswith(("return_type[", "type["))}
    ANSWER.write_text(ask.text({"shape": places, "found": found}))


if __name__ == "__main__":
    main()
