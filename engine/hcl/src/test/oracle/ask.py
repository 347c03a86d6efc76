#!/usr/bin/env python3
"""Asks the reference for the value and the type of every expression of the corpus and writes its answers down.

Run it by hand where a `terraform` of the dialect's level (1.11) is on the PATH:

    engine/hcl/src/test/oracle/ask.py           # what was never asked before
    engine/hcl/src/test/oracle/ask.py --all     # everything anew
    engine/hcl/src/test/oracle/ask.py sort max  # these subjects anew
    engine/hcl/src/test/oracle/ask.py --again 7 300     # 300 by chance, which must be answered as before; writes nothing

The tests read the answers alone, so that they need no other program, and nobody edits them.

The corpus is in corpus/*.txt. A section starts with `[subject] argument | argument`: the name of a function, or
`operator +`, and arguments that it takes. From those follow the kinds of argument that are the same everywhere: too few and
too many, null, unknown, marked, of a wrong type and so on. What only this subject has is written below, each with its
kind: `edge: abs(-0)`.

In the answers a line starts with

    @  a subject
    ?  a kind of argument
    >  an expression
    =  a line of its value
    :  a line of its type
    +  a line of what is hidden in it, where the whole value is sensitive
    ~  the answer to the question whether it is null, where it is not known
    !  the summary of the error that it is instead
"""
import json
import os
import pty
import random
import re
import select
import shutil
import subprocess
import sys
import tempfile
import tty
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[4]
ANSWERS = HERE.parent / "resources/io/rackform/hcl/oracle"
PAGES = ROOT / "docs/language/functions"

OPERATORS = {
    "unary -": "-{}", "!": "!{}", "?:": "{} ? {} : {}", "index": "{}[{}]", "attribute": "{}.{}",
    "splat": "{}[*]", "attribute splat": "{}.*", "for tuple": "[for v in {} : v]",
    "for object": "{{ for k, v in {} : k => v }}", "template": "\"x${{{}}}y\"", "template if": "\"%{{ if {} }}y%{{ endif }}\"",
    "template for": "\"%{{ for v in {} }}${{v}},%{{ endfor }}\"", "tuple": "[{}, {}]", "object": "{{ a = {}, b = {} }}",
    "object key": "{{ ({}) = 1 }}", "expansion": "max({}...)",
}
# What takes the place of each argument in turn; {} stands for the argument itself.
REPLACEMENTS = {
    "null": ["null", "tostring(null)"],
    "unknown": ["local.unknown", "(local.unknown_bool ? {} : {})"],
    "inside": ["tolist([\"a\", local.unknown_text])", "{{ a = local.unknown }}"],
    "marked": ["sensitive({})", "(var.ephemeral_truth ? {} : {})", "[sensitive({})]"],
    "wrong": ["true", "\"text\"", "7", "[\"x\"]", "{{ k = \"v\" }}"],
    "empty": ["\"\"", "[]", "{{}}"],
    "converted": ["\"1\"", "\"-1.50\"", "[1, \"1\", true]"],
    "unicode": ["\"\u00e9e\\u0301 \u00df\u65e5\u672c \U0001f600\"", "[\"\u00e9\", \"e\\u0301\"]"],
    "nested": ["[[[1]], [[2, [3]]]]", "[{}]"],
    "huge": ["1e40", "local.huge_text"],
}
# In the reference a module asks for the provider whose functions are built in here.
BUILT_IN = """terraform {
  required_providers {
    terraform = { source = "terraform.io/builtin/terraform" }
  }
}
"""
# Results that are another thing on every machine or each time: what can be said of them all.
ASKED_OF = {
    "abspath": "startswith({}, \"/\")", "base64gzip": "length({}) > 0", "bcrypt": "length({})", "timestamp": "length({})",
    "uuid": "length({})",
}


def written(subject, arguments):
    """The expression that uses the subject with these arguments."""
    if not subject.startswith("operator "):
        return ASKED_OF.get(subject, "{}").format(subject + "(" + ", ".join(arguments) + ")")
    name = subject[len("operator "):]
    form = OPERATORS.get(name, "{} " + name.replace("{", "{{") + " {}")
    return form.format(*[a if re.fullmatch(r'[\w.]+|"[^"]*"|[\w:]*\([^()]*\)', a) else f"({a})" for a in arguments])


def derived(subject, arguments):
    """The kinds of argument that are the same for every subject: pairs of a kind and an expression."""
    function = not subject.startswith("operator ")
    if function:
        if arguments:
            yield "arity", written(subject, [])
            yield "arity", written(subject, arguments[:-1])
        yield "arity", written(subject, arguments + ["\"more\""])
        yield "arity", written(subject, arguments + ["1", "2", "3"])
    yield "normal", written(subject, arguments)
    yield "nested", "{ a = [" + written(subject, arguments) + "] }"
    for kind, replacements in REPLACEMENTS.items():
        for at, argument in enumerate(arguments):
            if subject == "operator attribute" and at == 1:
                continue
            for replacement in replacements:
                put = replacement.format(argument, argument)
                expression = written(subject, arguments[:at] + [put] + arguments[at + 1:])
                # Nobody wants to read what comes of it.
                yield kind, f"md5(jsonencode({expression}))" if kind == "huge" else expression


def sections(text):
    """Triples of a subject, a kind and an expression."""
    subject = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        heading = re.fullmatch(r"\[(.+?)\](?: (.*))?", line)
        if heading:
            subject = heading.group(1)
            arguments = [part.strip() for part in (heading.group(2) or "").split(" | ") if part.strip()]
            yield from ((subject, kind, expression) for kind, expression in derived(subject, arguments))
            continue
        kind, _, expression = line.partition(": ")
        yield subject, kind, expression


def corpus():
    """All that is to be asked, each once, by subject and kind in the order of the files."""
    asked = {}
    for file in sorted((HERE / "corpus").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        if file.name == "various.txt":
            found = [("various", "normal", line) for line in text.splitlines() if line.strip() and line[0] != "#"]
        else:
            found = list(sections(text))
        for subject, kind, expression in found:
            asked.setdefault((subject, kind), {}).setdefault(expression)
    return {key: list(expressions) for key, expressions in asked.items()}


def examples(page):
    """The names that a page declares, and the expressions of its examples."""
    fence, names, expressions = "", [], []
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            fence = "" if fence else line[3:].strip() or "text"
        elif fence.startswith("hcl "):
            names.append(line)
        elif fence == "console" and line.startswith("> "):
            expressions.append(line[2:])
    return "\n".join(names), expressions


class Reference:
    """A console that believes that a person types, so that it goes on after an error."""

    def __init__(self, configuration, files):
        self.folder, self.process, self.count = tempfile.mkdtemp(), None, 0
        (Path(self.folder) / "main.tf").write_text(configuration, encoding="utf-8")
        if files.is_dir():
            shutil.copytree(files, Path(self.folder) / "files")
        self.environment = dict(
            os.environ, TF_CLI_CONFIG_FILE=os.devnull, CHECKPOINT_DISABLE="1", HOME="/home/user", TERM="dumb")

    def start(self):
        self.keyboard, terminal = pty.openpty()
        tty.setraw(terminal)
        self.process = subprocess.Popen(
            ["terraform", "console", "-no-color"], cwd=self.folder, env=self.environment,
            stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        os.close(terminal)

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            os.close(self.keyboard)
            self.process = None

    def console(self, expression):
        """What is printed for an expression, and whether it is an error."""
        if not self.process:
            self.start()
        self.count += 1
        # What the console prints for it is another text than what is typed, whether that is echoed or not.
        end = f'"@@{self.count}@@"\n'.encode()
        typed = f'{expression}\r"@@${{{self.count}}}@@"\r'.encode()
        found = b""
        while typed or not found.endswith(end):
            if typed:
                typed = typed[os.write(self.keyboard, typed[:1000]):]
            ready, _, _ = select.select([self.process.stdout], [], [], 0 if typed else 10)
            chunk = os.read(self.process.stdout.fileno(), 1 << 16) if ready else b""
            if not chunk and not typed:
                # It waits for more of an expression that does not end, or is gone.
                self.stop()
                return "Error: Unfinished expression", True
            found += chunk
        text = found[:-len(end)].decode("utf-8")
        return text, text.startswith("\nError: ")

    def answer(self, expression):
        value, wrong = self.console(expression)
        if wrong:
            return ["! " + re.search(r"Error: (.*)", value).group(1).strip()]
        lines = ["= " + line for line in value.rstrip("\n").split("\n")]
        shown = value.strip()
        questions = [("type({})", ":")]
        if shown == "(sensitive value)":
            questions.append(("nonsensitive({})", "+"))
        if shown == "(known after apply)":
            questions.append(("({}) == null", "~"))
        for question, sign in questions:
            found, wrong = self.console(question.format(expression))
            if not wrong:
                lines += [sign + " " + line for line in found.rstrip("\n").split("\n")]
        return [line.rstrip() for line in lines]

    def ask(self, expressions):
        answers = {expression: self.answer(expression) for expression in expressions}
        self.stop()
        shutil.rmtree(self.folder)
        return answers


def known(file):
    """The answers that are there already, by expression."""
    answers, expression = {}, None
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
        if line.startswith("> "):
            expression = line[2:]
            answers[expression] = []
        elif line and line[0] in "=:+~!" and expression is not None:
            answers[expression].append(line)
        elif not line:
            expression = None
    return answers


def block(expression, answer):
    return "> " + expression + "\n" + "".join(line + "\n" for line in answer) + "\n"


def write_corpus(wanted):
    file = ANSWERS / "answers.txt"
    asked = corpus()
    answers = {} if "--all" in wanted else known(file)
    missing = [e for (subject, _), es in asked.items() for e in es if e not in answers or subject in wanted]
    main = (HERE / "main.tf").read_text(encoding="utf-8")
    answers.update(Reference(main, HERE / "files").ask(list(dict.fromkeys(missing))))
    text, last = "", None
    for (subject, kind), expressions in sorted(asked.items(), key=lambda item: item[0]):
        if subject != last:
            text += f"@ {subject}\n"
            last = subject
        text += f"? {kind}\n\n" + "".join(block(e, answers[e]) for e in expressions)
    file.write_text(text, encoding="utf-8")
    total = sum(len(es) for es in asked.values())
    print(f"{total} expressions of {len({s for s, _ in asked})} subjects, {len(missing)} of them asked now")


def write_pages():
    text = ""
    for page in sorted(PAGES.rglob("*.md")) if PAGES.is_dir() else []:
        names, expressions = examples(page)
        if expressions:
            answers = Reference(BUILT_IN + names, PAGES / "files").ask(list(dict.fromkeys(expressions)))
            text += f"@ {page.relative_to(PAGES)}\n\n" + "".join(block(e, a) for e, a in answers.items())
    (ANSWERS / "pages.txt").write_text(text, encoding="utf-8")


def kind(described):
    return described if isinstance(described, str) else f"{described[0]}({kind(described[1])})"


def parameter(described):
    return described["name"] + ":" + kind(described["type"]) + ("?" if described.get("is_nullable") else "")


def write_signatures():
    """A line per function: name, result, parameters with ? where null may be given, and with * the one that repeats."""
    described = subprocess.run(
        ["terraform", "metadata", "functions", "-json"], text=True, check=True, stdout=subprocess.PIPE,
        env=dict(os.environ, TF_CLI_CONFIG_FILE=os.devnull)).stdout
    functions = json.loads(described)["function_signatures"]
    lines = []
    for name, function in sorted(functions.items()):
        words = [name, kind(function["return_type"])] + [parameter(p) for p in function.get("parameters", [])]
        rest = function.get("variadic_parameter")
        lines.append(" ".join(words + (["*" + parameter(rest)] if rest else [])) + "\n")
    (ANSWERS / "signatures.txt").write_text("".join(lines), encoding="utf-8")


def ask_again(seed, count):
    """The expressions of a sample that are answered in another way than is written down."""
    answers = known(ANSWERS / "answers.txt")
    sample = random.Random(seed).sample(sorted(answers), count)
    again = Reference((HERE / "main.tf").read_text(encoding="utf-8"), HERE / "files").ask(sample)
    return [e for e in sample if again[e] != answers[e]]


def main():
    if sys.argv[1:2] == ["--again"]:
        other = ask_again(int(sys.argv[2]), int(sys.argv[3]))
        print("\n".join(other))
        sys.exit(1 if other else 0)
    write_corpus(sys.argv[1:])
    write_pages()
    write_signatures()


if __name__ == "__main__":
    main()
