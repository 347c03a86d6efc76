package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CPU times of the thread, so that other work on the machine does not count; the bounds only catch what is not linear. */
class HclParserSpeedTest {
    private static final int BLOCKS = 10_000;
    private static final long MILLISECOND = 1_000_000;

    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();

    @Test
    void tenThousandBlocksTakeLessThanThreeTenthsOfASecond() {
        SourceFile file = source("""
                resource "terraform_data" "r" {
                  input = {
                    id   = "node-1"
                    rev  = var.rev
                    rack = 7
                    up   = terraform_data.r1.output.id
                  }
                  triggers_replace = [var.gen]
                }

                """.repeat(BLOCKS));
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            best = Math.min(best, cpu(file));
        }
        System.out.printf("scan and parse of %,d blocks: %d ms of CPU%n", BLOCKS, best / MILLISECOND);

        assertThat(HclParser.parse(file).tree().blocks()).hasSize(BLOCKS);
        assertThat(best).isLessThan(300 * MILLISECOND);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            [[[            ¦ ]
            ([{            ¦ )
            a = "x         ¦ \\n
            a = [1 2       ¦ \\n
            a = "${x       ¦ \\n
            "${            ¦ §§
            "é${a}         ¦ §§
            /*             ¦ §§
            <<E\\n         ¦ §§
            a {\\n         ¦ }
            a ? b :        ¦ §§
            #\\n           ¦ §§
            %{ if a }      ¦ %{ endif }
            """)
    void hostileFilesTakeTimeInProportionToTheirSize(String open, String close) {
        String head = open.replace("\\n", "\n");
        String tail = close.replace("\\n", "\n");
        int times = 400_000 / (head.length() + tail.length());
        SourceFile file = source("a = " + head.repeat(times) + tail.repeat(times));

        assertThat(cpu(file)).isLessThan(3000 * MILLISECOND);
    }

    private long cpu(SourceFile file) {
        long start = thread.getCurrentThreadCpuTime();
        HclParser.parse(file);
        return thread.getCurrentThreadCpuTime() - start;
    }

    private static SourceFile source(String text) {
        return new SourceFile("test.rf.hcl", text.getBytes(StandardCharsets.UTF_8));
    }
}
