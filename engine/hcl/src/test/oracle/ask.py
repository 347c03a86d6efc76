#!/usr/bin/env python3
"""Asks the reference for the value and the type of every expression and writes its answers beside them.

Run it by hand where a `terraform` of the dialect's level (1.11) is on the PATH:

    engine/hcl/src/test/oracle/ask.py

The test reads answers.txt alone, so that it needs no other program. In it a line starts with

    >  an expression
    =  a line of its value
    :  a line of its type
    !  the summary of the error that it is instead
"""
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "resources/io/rackform/hcl/eval/oracle"


def console(folder, expression):
    environment = dict(os.environ, TF_CLI_CONFIG_FILE=os.devnull, CHECKPOINT_DISABLE="1")
    run = subprocess.run(
        ["terraform", "console", "-no-color"],
        input=expression + "\n", cwd=folder, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return run.returncode, run.stdout


def answer(folder, expression):
    code, value = console(folder, expression)
    if code != 0:
        summary = re.search(r"Error: (.*)", value)
        return ["! " + (summary.group(1).strip() if summary else "?")]
    lines = ["= " + line for line in value.rstrip("\n").split("\n")]
    code, kind = console(folder, f"type({expression})")
    return lines + ([": " + line for line in kind.rstrip("\n").split("\n")] if code == 0 else [])


def ask(expression):
    # A console locks its state, so each has a folder of its own.
    with tempfile.TemporaryDirectory() as folder:
        for entry in ("main.tf", "files"):
            copy = shutil.copytree if (HERE / entry).is_dir() else shutil.copy
            copy(HERE / entry, Path(folder) / entry)
        return answer(folder, expression)


def kind(described):
    return described if isinstance(described, str) else f"{described[0]}({kind(described[1])})"


def signatures():
    """A line per function: its name, its parameters, and with a star the one that may be repeated."""
    described = subprocess.run(
        ["terraform", "metadata", "functions", "-json"], text=True, check=True, stdout=subprocess.PIPE,
        env=dict(os.environ, TF_CLI_CONFIG_FILE=os.devnull)).stdout
    functions = json.loads(described)["function_signatures"]
    lines = []
    for name, function in sorted(functions.items()):
        if "::" in name:
            continue
        words = [name]
        words += [p["name"] + ":" + kind(p["type"]) for p in function.get("parameters", [])]
        rest = function.get("variadic_parameter")
        words += ["*" + rest["name"] + ":" + kind(rest["type"])] if rest else []
        lines.append(" ".join(words) + "\n")
    return "".join(lines)


def main():
    lines = (HERE / "expressions.txt").read_text(encoding="utf-8").splitlines()
    expressions = [line for line in lines if line.strip() and not line.startswith("#")]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        answers = list(pool.map(ask, expressions))
    text = "".join(
        "> " + expression + "\n" + "".join(line.rstrip() + "\n" for line in found) + "\n"
        for expression, found in zip(expressions, answers))
    (HERE / "answers.txt").write_text(text, encoding="utf-8")
    (HERE / "signatures.txt").write_text(signatures(), encoding="utf-8")
    print(f"{len(expressions)} answers, {sum(a[0].startswith('!') for a in answers)} of them errors")


if __name__ == "__main__":
    main()
