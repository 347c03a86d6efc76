package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.plan.OutputChange;
import io.rackform.engine.plan.Plan;
import io.rackform.engine.plan.PlanOptions;
import io.rackform.model.value.Mark;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidedFunctionTest {
    @AutoClose
    private final Workshop workshop;

    ProvidedFunctionTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    private Plan plan(String expression) {
        return workshop.plan(main("""
                                resource "terraform_data" "x" {}
                                output "o" {
                                  sensitive = true
                                  value     = %s
                                }
                                """.formatted(expression)), PlanOptions.NORMAL)
                .plan();
    }

    private Value answer(String expression) {
        Plan plan = plan(expression);
        assertThat(plan.diagnostics()).isEmpty();
        OutputChange change = plan.outputs().getFirst();
        return Objects.requireNonNull(change.after());
    }

    @Test
    void aFunctionOfAProviderIsCalledLikeAnyOther() {
        assertThat(answer("provider::shelf::tag(\"a\")").unmarked()).isEqualTo(new StringValue("#a"));
        assertThat(answer("provider::shelf::tag(12)").unmarked()).isEqualTo(new StringValue("#12"));
        assertThat(answer("provider::shelf::tag(terraform_data.x.id)").isKnown())
                .isFalse();
        assertThat(answer("provider::shelf::tag(sensitive(\"a\"))").marks()).containsExactly(Mark.SENSITIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            provider::shelf::tag("")       | Invalid function argument     | a tag has a text
            provider::shelf::tag(null)     | Invalid function argument     | null
            provider::shelf::tag()         | Not enough function arguments | "text" is missing
            provider::shelf::tag("a", 1)   | Too many function arguments   | only 1 argument
            provider::shelf::tog("a")      | Unknown function namespace    | Did you mean "provider::shelf::tag"?
            provider::shell::tag("a")      | Unknown function namespace    | Did you mean "provider::shelf::tag"?
            """)
    void whatCannotBeAnsweredIsAnError(String expression, String summary, String detail) {
        assertThat(plan(expression).diagnostics()).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo(summary);
            assertThat(fault.detail()).contains(detail);
        });
    }

    @Test
    void theNameIsWhatTheModuleCallsTheProvider() {
        Plan plan = workshop.plan(main("""
                                terraform {
                                  required_providers {
                                    place = {
                                      source = "rackform/shelf"
                                    }
                                  }
                                }
                                output "o" {
                                  value = provider::place::tag("a")
                                }
                                """), PlanOptions.NORMAL).plan();
        assertThat(plan.diagnostics()).isEmpty();
    }
}
