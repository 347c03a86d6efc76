package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts were made by Terraform 1.11.4. */
class HeredocIndentationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            ····a\\n····b\\n                                     ¦ 'a\\nb\\n'
            ······a\\n····${x} b\\n\\n·······c\\n···\\n          ¦ (t '  a\\n' x ' b\\n\\n   c\\n   \\n')
            ··→a\\n····b\\n                                      ¦ 'a\\n b\\n'
            ····a\\n······%{ for x in y ~}\\n········s·${x}\\n······%{ endfor ~}\\n····b\\n \
            ¦ (t 'a\\n  ' (for x y '        s ' x '\\n  ') '    b\\n')
            ····%{ if x }\\n····y\\n····%{ endif }\\n····end\\n   ¦ (t (if x '\\ny\\n') '\\nend\\n')
            ${x}\\n··a\\n                                        ¦ (t x '\\n  a\\n')
            \\n··a\\n                                            ¦ '\\na\\n'
            """)
    void takesWhatAllLinesShare(String text, String tree) {
        String heredoc = "a = <<-E\n"
                + text.strip().replace("\\n", "\n").replace('·', ' ').replace('→', '\t') + "  E\n";
        Parsed<Body> parsed = HclParser.parse(new SourceFile("test.rf.hcl", heredoc.getBytes(StandardCharsets.UTF_8)));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(TreeText.of(parsed.tree())).isEqualTo("{a=" + tree.strip() + "}");
    }
}
