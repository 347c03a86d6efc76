#!/usr/bin/env python3
"""Asks the reference for the layout of every file of the formatter's corpus and writes its answers.

Run it by hand where a `terraform` of the dialect's level (1.11) is on the PATH:

    engine/hcl/src/test/format/ask.py

A file in corpus/ that the reference formats gets its answer in golden/; one that it refuses gets none, and is refused by
us too. In departures/, where our answer is another one for a reason, its answer stands beside each file as *.reference.
The tests read these files alone, so that they need no other program.
"""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "resources/io/rackform/hcl/format"


def formatted(source):
    """What the reference makes of a file; None where it refuses it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "main.tf")
        shutil.copy(source, copy)
        environment = dict(os.environ, TF_CLI_CONFIG_FILE=os.devnull, CHECKPOINT_DISABLE="1")
        run = subprocess.run(
            ["terraform", "fmt", "-list=false", str(copy)], env=environment, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return copy.read_bytes() if run.returncode == 0 else None


def write(answer, target):
    if answer is None:
        target.unlink(missing_ok=True)
    else:
        target.write_bytes(answer)


def main():
    golden = HERE / "golden"
    shutil.rmtree(golden, ignore_errors=True)
    golden.mkdir()
    for source in sorted((HERE / "corpus").iterdir()):
        write(formatted(source), golden / source.name)
    for source in sorted((HERE / "departures").iterdir()):
        if source.suffix not in (".ours", ".reference"):
            write(formatted(source), source.with_name(source.name + ".reference"))


if __name__ == "__main__":
    main()
