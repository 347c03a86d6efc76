package io.rackform.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.workplace.WorkplaceInputs;
import io.rackform.hcl.diagnostic.DiagnosticRenderer;
import io.rackform.hcl.eval.Evaluator;
import io.rackform.hcl.format.Formatted;
import io.rackform.hcl.format.SourceFormatter;
import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.syntax.Variables;
import io.rackform.model.address.AddressParser;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that reads what people write, each with the texts that its inputs are made of. */
enum Reader {
    PARSER {
        @Override
        List<byte[]> seeds() {
            return Seeds.configurations();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            Parsed<?> expression = HclParser.parseExpression(file);
            assertShown(file, expression.diagnostics());
            assertShown(file, HclParser.parseTemplate(file).diagnostics());
            var parsed = HclParser.parse(file);
            Variables.of(parsed.tree());
            return parsed.diagnostics();
        }
    },
    FORMATTER {
        @Override
        List<byte[]> seeds() {
            return Seeds.configurations();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            return switch (SourceFormatter.format(file)) {
                case Formatted.Faulty(List<Diagnostic> diagnostics) -> diagnostics;
                case Formatted.Text(SourceFile text, boolean ignored) -> {
                    assertThat(SourceFormatter.format(text)).isEqualTo(new Formatted.Text(text, false));
                    yield List.of();
                }
            };
        }
    },
    JSON {
        @Override
        List<byte[]> seeds() {
            return Seeds.json();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            assertShown(file, JsonSyntax.parseValues(file).diagnostics());
            return JsonSyntax.parse(file).diagnostics();
        }
    },
    EXPRESSION {
        @Override
        List<byte[]> seeds() {
            return Seeds.expressions();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            Parsed<Expression> parsed = HclParser.parseExpression(file);
            Diagnostics diagnostics = new Diagnostics();
            diagnostics.addAll(parsed.diagnostics());
            Evaluator.evaluate(parsed.tree(), AnyName.SCOPE, diagnostics);
            return diagnostics.list();
        }
    },
    TEMPLATE_STRING {
        @Override
        List<byte[]> seeds() {
            return Seeds.templates();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            Expression call = HclParser.parseExpression(
                            "template", "templatestring(t, { x = 1, b = true, l = [\"a\"], m = { k = null } })")
                    .tree();
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            Diagnostics diagnostics = new Diagnostics();
            Evaluator.evaluate(call, AnyName.being(new StringValue(text)), diagnostics);
            return diagnostics.list();
        }
    },
    CONFIGURATION {
        @Override
        List<byte[]> seeds() {
            return Seeds.blocks();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            return WorkplaceInputs.validate(Map.of(file.name(), file.bytes(), "m/main.tf", MODULE));
        }
    },
    JSON_CONFIGURATION {
        @Override
        List<byte[]> seeds() {
            return Seeds.json();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            return WorkplaceInputs.validate(Map.of("main.rf.json", file.bytes(), "m/main.tf", MODULE));
        }
    },
    VALUES_FILE {
        @Override
        List<byte[]> seeds() {
            return Seeds.values();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            return WorkplaceInputs.valuesFile(file.bytes());
        }
    },
    VALUE_OPTION {
        @Override
        List<byte[]> seeds() {
            return Seeds.expressions();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            return WorkplaceInputs.valueOption(new String(file.bytes(), StandardCharsets.UTF_8));
        }
    },
    ADDRESS {
        @Override
        List<byte[]> seeds() {
            return Seeds.addresses();
        }

        @Override
        List<Diagnostic> read(SourceFile file) {
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            AddressParser.parseInstance(text)
                    .ifPresent(address -> assertThat(AddressParser.parseInstance(address.toString()))
                            .contains(address));
            return AddressParser.parse(text)
                    .map(address -> List.<Diagnostic>of())
                    .orElse(List.of(Diagnostic.error("No address", "The parser of addresses says no more.")));
        }
    };

    private static final byte[] MODULE = Seeds.bytes("""
            variable "size" {
              type = number
            }
            resource "terraform_data" "b" {
              input = var.size
            }
            output "size" {
              value = terraform_data.b.output
            }
            """);

    abstract List<byte[]> seeds();

    /** Reads an input; the diagnostics that point into it. */
    abstract List<Diagnostic> read(SourceFile file);

    /** Reads an input and asks for what holds for every one; whether there were errors. */
    boolean accepts(byte[] input) {
        SourceFile file = new SourceFile("main.rf.hcl", input);
        List<Diagnostic> diagnostics = read(file);
        assertShown(file, diagnostics);
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    /** Messages point into the file, and nothing in them reaches the terminal as a command to it. */
    private static void assertShown(SourceFile file, List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            SourceRange range = diagnostic.subject();
            assertThat(diagnostic.detail()).matches("(?s).*[.?)]\\s*");
            if (range != null && range.file().equals(file.name())) {
                assertThat(range.start().offset()).isBetween(0, range.end().offset());
                assertThat(range.end().offset()).isLessThanOrEqualTo(file.bytes().length);
            }
        }
        List<Diagnostic> first = diagnostics.subList(0, Math.min(3, diagnostics.size()));
        String shown = new DiagnosticRenderer(
                        name -> name.equals(file.name()) ? Optional.of(file) : Optional.empty(),
                        DiagnosticRenderer.Style.PLAIN)
                .renderAll(first);
        assertThat(shown).doesNotContain("\u001b", "\u0000");
    }
}
