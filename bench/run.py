#!/usr/bin/env python3
"""Runs the same terraform_data configurations through Rackform and, where it is installed, terraform, in turn.

usage: bench/run.py [--shapes blocks,count,...] [--sizes 1000,10000] [--repeat K] [--only rackform|terraform]
                    [--steps fmt,validate,...]

For each configuration it measures fmt (which prints the formatted text), validate, plan-new (nothing applied yet), apply,
and plan-noop (nothing to do), or those of them that --steps names, and prints wall time, CPU time (user + system, all threads) and peak memory of each tool, and their ratios. Start-up is measured as
`version` and a plan of one resource. Only ratios within one run mean anything: machines differ, and so does their load.
"""
import argparse
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

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


STEPS = ["fmt", "validate", "plan-new", "apply", "plan-noop"]
PRINT_FORMATTED = ["fmt", "-list=false", "-write=false"]

RACKFORM = Tool("rackform", str(HOME / "rackform"), {
    "version": ["version"],
    "fmt": PRINT_FORMATTED,
    "validate": ["validate", "-no-color"],
    "plan": ["plan", "-no-color"],
    "apply": ["apply", "-auto-approve", "-no-color"],
})
TERRAFORM = Tool("terraform", "terraform", {
    "version": ["version"],
    "fmt": PRINT_FORMATTED,
    "validate": ["validate", "-no-color"],
    "init": ["init", "-no-color"],
    "plan": ["plan", "-no-color"],
    "plan-out": ["plan", "-no-color", "-out=bench.plan"],
    "apply": ["apply", "-auto-approve", "-no-color"],
})


def typed(value):
    """A value with its type, as terraform's state holds it where the schema leaves the type open."""
    def kind(it):
        if isinstance(it, dict):
            return ["object", {name: kind(one) for name, one in it.items()}]
        if isinstance(it, list):
            return ["tuple", [kind(one) for one in it]]
        return "bool" if isinstance(it, bool) else "string" if isinstance(it, str) else "number"
    return {"value": value, "type": kind(value)}


def upstream(shape, size, resource):
    """What `up` reads: the one value of bench/gen.py that a plan of new resources does not know."""
    if shape == "blocks":
        return f"node-{int(resource['name'][1:]) - math.ceil(math.sqrt(size))}"
    if shape in ("countref", "feref"):
        return f"a-{resource['index']}"
    sys.exit(f"--terraform-state-from-plan does not know the shape {shape}")


def dependencies(shape, size, resource):
    """What terraform records with an object: everything before it, directly or through others."""
    if shape == "blocks":
        width = math.ceil(math.sqrt(size))
        return sorted(f"terraform_data.r{i}" for i in range(int(resource["name"][1:]) - width, -1, -width))
    return ["terraform_data.a"] if shape in ("countref", "feref") and resource["name"] == "b" else []


def write_state_from_plan(shape, size, folder):
    """Gives terraform the state that its apply would leave, made from its plan.

    Its apply writes the whole state file again for every resource, which takes an hour at 10,000; plan-noop can be
    measured without it.
    """
    TERRAFORM.run("plan-out", folder)
    plan = json.loads(subprocess.run(["terraform", "show", "-json", "bench.plan"], cwd=folder, check=True,
                                     stdout=subprocess.PIPE).stdout)
    resources = {}
    for resource in plan["planned_values"]["root_module"]["resources"]:
        given = dict(resource["values"]["input"])
        if "up" not in given and resource["name"] != "a":
            given["up"] = upstream(shape, size, resource)
        block = resources.setdefault(resource["name"], {
            "mode": "managed", "type": "terraform_data", "name": resource["name"],
            "provider": 'provider["terraform.io/builtin/terraform"]', "instances": []})
        instance = {"schema_version": 0, "attributes": {
            "id": str(uuid.uuid4()), "input": typed(given), "output": typed(given),
            "triggers_replace": typed(resource["values"]["triggers_replace"])},
            "dependencies": dependencies(shape, size, resource)}
        if "index" in resource:
            instance["index_key"] = resource["index"]
        block["instances"].append(instance)
    state = {"version": 4, "terraform_version": plan["terraform_version"], "serial": 1, "lineage": str(uuid.uuid4()),
             "outputs": {}, "resources": list(resources.values()), "check_results": None}
    pathlib.Path(folder, "terraform.tfstate").write_text(json.dumps(state))


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
    parser.add_argument("--steps", default=",".join(STEPS))
    parser.add_argument("--terraform-state-from-plan", action="store_true",
                        help="do not measure terraform's apply, which takes it very long for many resources; its"
                        " plan-noop then starts from a state that is made from its plan")
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
    steps = args.steps.split(",")
    figures = {step: {} for step in STEPS if step in steps}
    for tool in tools:
        folder = work / f"{shape}-{size}-{tool.name}"
        subprocess.run([sys.executable, str(HOME / "bench/gen.py"), shape, str(size), str(folder)], check=True)
        if "init" in tool.commands:
            tool.run("init", folder)
        for step in figures:
            if step in ("fmt", "validate"):
                figures[step][tool.name] = best(tool, step, folder, args.repeat)
        if "plan-new" in steps:
            figures["plan-new"][tool.name] = best(tool, "plan", folder, args.repeat)
        if tool is TERRAFORM and args.terraform_state_from_plan and "plan-noop" in steps:
            write_state_from_plan(shape, size, folder)
        elif "apply" in steps or "plan-noop" in steps:
            applied = tool.run("apply", folder)
            if "apply" in steps:
                figures["apply"][tool.name] = applied
        if "plan-noop" in steps:
            figures["plan-noop"][tool.name] = best(tool, "plan", folder, args.repeat)
    for step, by_tool in figures.items():
        show(f"{shape} {size} {step}", by_tool)


if __name__ == "__main__":
    main()
