#!/usr/bin/env python3
"""Asks the reference's console what it prints and how it ends, and writes its answers down for the test.

Run it by hand where a `terraform` of the dialect's level (1.11) is on the PATH:

    cli/src/test/oracle/console/ask.py

In the answers a line starts with

    >  an input
    =  a line of what it prints
    !  its exit code, where that is not 0
"""
import concurrent.futures
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ANSWERS = HERE.parents[1] / "resources/io/rackform/cli/console/answers.txt"


def ask(text):
    environment = dict(os.environ, TF_CLI_CONFIG_FILE=os.devnull, CHECKPOINT_DISABLE="1")
    # A console locks its state, so each has a folder of its own.
    with tempfile.TemporaryDirectory() as folder:
        stack = Path(folder) / "stack"
        shutil.copytree(HERE / "stack", stack)
        subprocess.run(["terraform", "init", "-input=false"], cwd=stack, env=environment, check=True,
                       stdout=subprocess.DEVNULL)
        run = subprocess.run(
            ["terraform", "console", "-no-color"], input=text.replace("¶", "\n") + "\n", cwd=stack,
            env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    printed = [] if run.returncode else run.stdout.rstrip("\n").split("\n")
    return ["= " + line for line in printed if line or run.stdout.strip()] + (
        [f"! {run.returncode}"] if run.returncode else [])


def main():
    lines = (HERE / "inputs.txt").read_text(encoding="utf-8").splitlines()
    inputs = [line for line in lines if line and not line.startswith("#")]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        answers = list(pool.map(ask, inputs))
    ANSWERS.write_text("".join(
        "> " + text + "\n" + "".join(line.rstrip() + "\n" for line in found) + "\n"
        for text, found in zip(inputs, answers)), encoding="utf-8")
    print(f"{len(inputs)} answers")


if __name__ == "__main__":
    main()
