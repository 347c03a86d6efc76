#!/usr/bin/env python3
"""Writes what the reference makes of the refactoring scenarios, beside each of them.

Usage: refactoring.py [NAME...]   needs `terraform` 1.11 on the PATH, no network.

A scenario is a text file in ../resources/io/rackform/engine/refactoring: sections that begin with "== before FILE",
"== after FILE" or "== options". The files before are applied, then those after are planned with the options, and
applied where the plan has no errors. NAME.expected gets one line for each change, output of the state and problem:

    change ADDRESS ACTION [from ADDRESS] [imported] [because REASON]
    error | warning
    exit CODE            of plan -detailed-exitcode
    state ADDRESS        after the apply
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SCENARIOS = HERE.parent / "resources/io/rackform/engine/refactoring"
ENVIRONMENT = dict(os.environ, TF_CLI_CONFIG_FILE="/dev/null", CHECKPOINT_DISABLE="1", TF_IN_AUTOMATION="1")


def sections(text):
    found = {}
    name = None
    for line in text.splitlines(keepends=True):
        header = re.match(r"== (.+)\n", line)
        if header:
            name = header.group(1)
            found[name] = ""
        elif name is not None:
            found[name] += line
    return found


def put(folder, found, phase):
    for old in folder.rglob("*.tf"):
        old.unlink()
    for name, text in found.items():
        if name.startswith(phase + " "):
            path = folder / name.split(" ", 1)[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def run(folder, *words):
    return subprocess.run(["terraform", *words], cwd=folder, env=ENVIRONMENT, text=True, capture_output=True)


def problems(output):
    told = {}
    for line in output.splitlines():
        try:
            message = json.loads(line)
        except ValueError:
            continue
        if message.get("type") == "diagnostic":
            found = message["diagnostic"]
            if found["summary"].startswith(("Resource targeting", "Applied changes may", "Terraform encountered")):
                continue
            place = found.get("range", {"filename": "", "start": {"line": 0}})
            # One fault is told once, however many instances its block has.
            told.setdefault((found["severity"], place["filename"], place["start"]["line"]), found["summary"])
    return [(severity, summary) for (severity, _, _), summary in told.items()]


def change(entry):
    actions = entry["change"]["actions"]
    words = {
        "no-op": "no-op", "create": "create", "update": "update", "delete": "delete", "read": "read",
        "delete,create": "replace", "create,delete": "replace", "forget": "forget",
    }[",".join(actions)]
    line = f"change {entry['address']}"
    if entry.get("deposed"):
        line += " (deposed)"
    line += " " + words
    if entry.get("previous_address"):
        line += f" from {entry['previous_address']}"
    if entry["change"].get("importing"):
        line += " imported"
    return line


def ask(path):
    found = sections(path.read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if any(key.startswith("before ") for key in found):
            put(folder, found, "before")
            for words in (["init", "-no-color"], ["apply", "-auto-approve", "-no-color"]):
                done = run(folder, *words)
                if done.returncode != 0:
                    raise SystemExit(f"{path.name}: {done.stdout}{done.stderr}")
        put(folder, found, "after")
        lines = []
        initialised = run(folder, "init", "-json", "-no-color")
        if initialised.returncode != 0:
            return problem_lines(problems(initialised.stdout)) + ["exit 1"]
        options = found.get("options", "").split()
        planned = run(folder, "plan", "-json", "-detailed-exitcode", "-out=plan.bin", *options)
        told = problems(planned.stdout)
        if planned.returncode != 1:
            shown = json.loads(run(folder, "show", "-json", "plan.bin").stdout)
            for entry in shown.get("resource_changes", []):
                if entry["mode"] == "managed":
                    lines.append(change(entry))
        lines = sorted(lines) + problem_lines(told) + [f"exit {planned.returncode}"]
        if planned.returncode != 1:
            applied = run(folder, "apply", "-json", "plan.bin")
            if applied.returncode != 0:
                raise SystemExit(f"{path.name}: {applied.stdout}{applied.stderr}")
            listed = run(folder, "state", "list").stdout.split("\n")
            lines += sorted("state " + address for address in listed if address)
        return lines


def problem_lines(told):
    return [f"{severity} # {summary}" for severity, summary in sorted(told)]


def main():
    names = sys.argv[1:]
    for path in sorted(SCENARIOS.glob("*.scenario")):
        if not names or path.stem in names:
            path.with_suffix(".expected").write_text("\n".join(ask(path)) + "\n")


if __name__ == "__main__":
    main()
