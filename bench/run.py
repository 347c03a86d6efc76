#!/usr/bin/env python3
"""Runs the same terraform_data configurations through Rackform and, where it is installed, terraform, in turn.

usage: bench/run.py [--shapes blocks,count,...] [--sizes 1000,10000] [--repeat K] [--only rackform|terraform]

For each configuration it measures plan-new (nothing applied yet), apply, and plan-noop (nothing to do), and prints wall
time, CPU time (user + system, all threads) and peak memory of each tool, and their ratios. Start-up is measured as
`version` and a plan of one resource. Only ratios within one run mean anything: machines differ, and so does their load.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parent.parent


def measure(command, folder):
    """Runs a command; (wall s, CPU s, peak MB). Fails loudly where the command does."""
    started = time.monotonic()
    with open(os.path.join(folder, ".out"), "wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    if process.returncode != 0:
        text = pathlib.Path(folder, ".out").read_text(errors="replace")
        sys.exit(f"{' '.join(map(str, command))} failed in {folder}:\n{text[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


class Tool:
    def __init__(self, name, binary, commands):
        self.name, self.binary, self.commands = name, binary, commands

    def run(self, step, folder):
        return measure([self.binary, *self.commands[step]], folder)


RACKFORM = Tool("rackform", str(HOME / "rackform"), {
    "version": ["version"],
    "plan": ["plan", "-no-color"],
    "apply": ["apply", "-auto-approve", "-no-color"],
})
TERRAFORM = Tool("terraform", "terraform", {
    "version": ["version"],
    "init": ["init", "-no-color"],
    "plan": ["plan", "-no-color"],
    "apply": ["apply", "-auto-approve", "-no-color"],
})


def best(tool, step, folder, repeat):
    return min((tool.run(step, folder) for _ in range(repeat)), key=lambda figures: figures[1])


def show(label, figures):
    row = [f"{label:<28}"]
    for name in ("rackform", "terraform"):
        if name in figures:
            wall, cpu, memory = figures[name]
            row.append(f"{name}: {wall:7.2f} s wall {cpu:7.2f} s CPU {memory:6.0f} MB")
    if len(figures) == 2:
        ours, theirs = figures["rackform"], figures["terraform"]
        row.append("1/%.1f wall  1/%.1f CPU  %.2f x memory" % (
            theirs[0] / ours[0], theirs[1] / ours[1], ours[2] / theirs[2]))
    print(" | ".join(row), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", default="blocks,count,countref,feref")
    parser.add_argument("--sizes", default="1000")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--only", choices=["rackform", "terraform"])
    parser.add_argument("--no-apply-by-terraform", action="store_true",
                        help="do not measure terraform's apply and plan-noop: large ones take it very long")
    args = parser.parse_args()
    tools = [tool for tool in (RACKFORM, TERRAFORM)
             if args.only in (None, tool.name) and shutil.which(tool.binary)]
    work = pathlib.Path(tempfile.mkdtemp(prefix="rackform-bench-"))
    try:
        one = work / "one"
        for tool in tools:
            folder = one / tool.name
            subprocess.run([sys.executable, str(HOME / "bench/gen.py"), "flat", "1", str(folder)], check=True)
            if "init" in tool.commands:
                tool.run("init", folder)
            tool.run("version", folder)
        show("version", {tool.name: best(tool, "version", one / tool.name, 3) for tool in tools})
        show("plan of one resource", {tool.name: best(tool, "plan", one / tool.name, 3) for tool in tools})
        for shape in args.shapes.split(","):
            for size in map(int, args.sizes.split(",")):
                compare(tools, work, shape, size, args)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def compare(tools, work, shape, size, args):
    figures = {"plan-new": {}, "apply": {}, "plan-noop": {}}
    for tool in tools:
        folder = work / f"{shape}-{size}-{tool.name}"
        subprocess.run([sys.executable, str(HOME / "bench/gen.py"), shape, str(size), str(folder)], check=True)
        if "init" in tool.commands:
            tool.run("init", folder)
        figures["plan-new"][tool.name] = best(tool, "plan", folder, args.repeat)
        if tool is TERRAFORM and args.no_apply_by_terraform:
            continue
        figures["apply"][tool.name] = tool.run("apply", folder)
        figures["plan-noop"][tool.name] = best(tool, "plan", folder, args.repeat)
    for step, by_tool in figures.items():
        show(f"{shape} {size} {step}", by_tool)


if __name__ == "__main__":
    main()
