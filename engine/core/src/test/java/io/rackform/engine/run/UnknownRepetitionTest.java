package io.rackform.engine.run;

import static io.rackform.engine.run.Workshop.main;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be told of a number or keys by their type alone, while validating. */
class UnknownRepetitionTest {
    @AutoClose
    private final Workshop workshop;

    UnknownRepetitionTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            for_each | list(string)        | Invalid for_each argument
            for_each | set(number)         | Invalid for_each argument
            for_each | string              | Invalid for_each argument
            for_each | tuple([string])     | Invalid for_each argument
            for_each | set(string)         | ''
            for_each | map(number)         | ''
            for_each | object({a=string})  | ''
            for_each | any                 | ''
            count    | number              | ''
            count    | string              | ''
            count    | any                 | ''
            count    | list(number)        | Invalid count argument
            count    | bool                | Invalid count argument
            """)
    void aTypeThatNeverFitsIsFound(String argument, String type, String summary) {
        assertThat(workshop.validate(main("""
                                variable "v" {
                                  type = %s
                                }
                                resource "terraform_data" "x" {
                                  %s = var.v
                                }
                                """.formatted(type, argument))).stream()
                        .map(Diagnostic::summary)
                        .reduce("", String::concat))
                .isEqualTo(summary);
    }
}
