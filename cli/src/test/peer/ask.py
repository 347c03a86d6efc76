#!/usr/bin/env python3
"""Asks the reference what it does with each scenario and each wrong configuration, and writes the answers beside them.

Run it by hand where a `terraform` of the dialect's level (1.11) is on the PATH; names on the command line limit it:

    cli/src/test/peer/ask.py [NAME...]

The tests read scenarios/NAME/expected.json and ../wrong/NAME/reference.json alone. Nobody edits those by hand.
"""
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parent / "scenarios"
WRONG = Path(__file__).resolve().parents[1] / "wrong"
NOT_CONFIGURATION = {"args.txt", "env.txt", "edits.txt"}
OURS = re.compile(r"\b(redfish|netconf|k8s|rackform)(_|\b)")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Reference:
    """The reference, working in one folder."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = dict(os.environ, CHECKPOINT_DISABLE="1", TF_CLI_CONFIG_FILE=os.devnull)

    def run(self, *arguments, environment=None):
        run = subprocess.run(
            ["terraform", *arguments], cwd=self.folder, env={**self.environment, **(environment or {})},
            text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        return run.returncode, run.stdout

    def messages(self, *arguments, environment=None):
        code, out = self.run(*arguments, environment=environment)
        return code, [json.loads(line) for line in out.splitlines() if line.startswith("{")]

    def tree(self, *arguments):
        """Numbers as they are written: they have more digits than a float holds."""
        _, out = self.run(*arguments)
        number = lambda text: "\u0000" + text
        return json.loads(out, parse_float=number, parse_int=number) if out.startswith("{") else {}

    def state(self):
        """Read from elsewhere: in its own folder a configuration that is broken would be in the way."""
        with tempfile.TemporaryDirectory() as elsewhere:
            return Reference(Path(elsewhere)).tree("show", "-json", str(self.folder / "terraform.tfstate")).get("values", {})


def text(tree):
    return re.sub(r'"\\u0000([^"]*)"', r"\1", json.dumps(tree, indent=1, sort_keys=True)) + "\n"


def found(messages):
    """The diagnostics among the messages, for people to read: tests compare only whether there is an error."""
    return [f"{each['severity']}: {each['summary']}"
            for each in (message.get("diagnostic") for message in messages) if each]


def lines(path):
    return [line for line in path.read_text().splitlines() if line.strip()] if path.exists() else []


def action(change):
    actions = change["change"]["actions"]
    word = {"no-op": "no-op", "create": "create", "read": "read", "update": "update", "delete": "delete",
            "forget": "forget", "delete+create": "replace", "create+delete": "replace, create first",
            }["+".join(actions)]
    if change.get("previous_address"):
        word += ", moved from " + change["previous_address"]
    if change["change"].get("importing"):
        word += ", imported"
    return word


def planned(tree):
    actions = {}
    for change in tree.get("resource_changes", []):
        name = change["address"] + (" (deposed)" if change.get("deposed") else "")
        actions[name] = action(change)
    return actions, output_actions(tree.get("output_changes", {}))


def output_actions(changes):
    """An output that is null is as good as none."""
    actions = {}
    for name, change in changes.items():
        gone = change.get("after") is None and change.get("after_unknown") is not True
        if change.get("before") is not None or not gone:
            actions[name] = "delete" if gone else action({"change": change})
            if change.get("before") is None:
                actions[name] = "create"
    return actions


def paths(marks, at=""):
    """Where a value is sensitive."""
    if marks is True:
        return [at]
    if isinstance(marks, dict):
        return [path for name, inner in sorted(marks.items()) for path in paths(inner, f"{at}.{name}" if at else name)]
    if isinstance(marks, list):
        return [path for index, inner in enumerate(marks) for path in paths(inner, f"{at}[{index}]")]
    return []


def objects(module):
    for resource in module.get("resources", []):
        name = resource["address"] + (" (deposed)" if "deposed_key" in resource else "")
        yield name, {
            "values": resource["values"],
            "sensitive": paths(resource.get("sensitive_values", {})),
            "tainted": resource.get("tainted", False),
        }
    for child in module.get("child_modules", []):
        yield from objects(child)


def order(messages):
    """What is done after what, as it ends."""
    ends = [message["hook"] for message in messages if message["type"] == "apply_complete"]
    return [f"{end['action']} {end['resource']['addr']}" for end in ends]


def step(reference, files, arguments, environment, edits, ordered):
    for old in reference.folder.iterdir():
        if old.name not in (".terraform", "terraform.tfstate"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    for source in files:
        if source.is_dir():
            shutil.copytree(source, reference.folder, dirs_exist_ok=True)
    for name in NOT_CONFIGURATION:
        (reference.folder / name).unlink(missing_ok=True)
    answer = {}
    code, messages = reference.messages("init", "-json", "-input=false", environment=environment)
    if code != 0:
        answer["validate"] = {"errors": True, "found": found(messages)}
        answer["plan"] = {"exit": 1}
    else:
        valid = reference.tree("validate", "-json")
        answer["validate"] = {"errors": not valid["valid"],
                              "found": found([{"diagnostic": each} for each in valid["diagnostics"]])}
        if edits:
            answer["edits"] = [reference.run(*edit.split(" "), environment=environment)[0] for edit in edits]
        plan(reference, answer, arguments, environment, ordered)
    state = reference.state()
    answer["objects"] = dict(objects(state.get("root_module", {})))
    answer["outputs"] = state.get("outputs", {})
    return answer


def plan(reference, answer, arguments, environment, ordered):
    code, messages = reference.messages(
        "plan", "-json", "-input=false", "-detailed-exitcode", "-out=saved.plan", *arguments, environment=environment)
    answer["plan"] = {"exit": code, "found": found(messages)}
    if code == 1:
        return
    answer["plan"]["actions"], answer["plan"]["outputs"] = planned(reference.tree("show", "-json", "saved.plan"))
    code, messages = reference.messages("apply", "-json", "-parallelism=1", "saved.plan", environment=environment)
    answer["apply"] = {"exit": code, "found": found(messages)}
    if ordered:
        answer["apply"]["order"] = order(messages)


def normalised(tree, names):
    """Generated ids by the order in which they are met, so that equal ones stay equal."""
    if isinstance(tree, dict):
        return {name: normalised(tree[name], names) for name in sorted(tree)}
    if isinstance(tree, list):
        return [normalised(each, names) for each in tree]
    if isinstance(tree, str):
        return MOMENT.sub("<time>", UUID.sub(lambda id: names.setdefault(id.group(), f"<id {len(names) + 1}>"), tree))
    return tree


def scenario(folder):
    with tempfile.TemporaryDirectory() as work:
        reference = Reference(Path(work))
        names = {}
        steps = []
        for each in sorted(folder.glob("step*")):
            environment = dict(line.split("=", 1) for line in lines(each / "env.txt"))
            answer = step(reference, [folder / "common", each], lines(each / "args.txt"), environment,
                          lines(each / "edits.txt"),
                          (folder / "ordered").exists())
            steps.append(normalised(answer, names))
        (folder / "expected.json").write_text(text({"steps": steps}))


def readable(folder):
    """Whether there is a configuration that not only we can read."""
    files = [*folder.rglob("*.tf"), *folder.rglob("*.tf.json")]
    return files and not any(OURS.search(each.read_text(errors="replace")) for each in files)


def wrong(folder):
    """What the reference says of a wrong configuration, with lines; nothing where only we can read it."""
    (folder / "reference.json").unlink(missing_ok=True)
    if not readable(folder):
        return
    with tempfile.TemporaryDirectory() as work:
        reference = Reference(Path(work))
        shutil.copytree(folder, work, dirs_exist_ok=True)
        code, messages = reference.messages("init", "-json", "-input=false", "-backend=false")
        diagnostics = [message["diagnostic"] for message in messages if message.get("diagnostic")]
        if code == 0:
            diagnostics = reference.tree("validate", "-json")["diagnostics"]
        (folder / "reference.json").write_text(text({
            "valid": not any(each["severity"] == "error" for each in diagnostics),
            "found": [dict({"severity": each["severity"], "summary": each["summary"]},
                           **({"file": each["range"]["filename"], "line": each["range"]["start"]["line"]}
                              if each.get("range") else {})) for each in diagnostics],
        }))


def main(names):
    chosen = [(scenario, folder) for folder in sorted(SCENARIOS.iterdir()) if folder.is_dir()]
    chosen += [(wrong, folder) for folder in sorted(WRONG.iterdir()) if folder.is_dir()] if WRONG.exists() else []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        asked = [pool.submit(ask, folder) for ask, folder in chosen if not names or folder.name in names]
        for each in asked:
            each.result()


if __name__ == "__main__":
    main(sys.argv[1:])
