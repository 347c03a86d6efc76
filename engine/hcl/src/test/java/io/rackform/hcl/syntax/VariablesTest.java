package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            1                                              ¦ []
            a.b.c                                          ¦ [a.b.c]
            a.b["k"].c[0].d                                ¦ [a.b["k"].c[0].d]
            a.b.0.c                                        ¦ [a.b[0].c]
            a.b[each.key].c                                ¦ [a.b, each.key]
            a.b[*].c                                       ¦ [a.b]
            f(a).b[c]                                      ¦ [a, c]
            [for k, v in a.m : v.x + k + b if c]           ¦ [a.m, b, c]
            {for k in k.a : k => k...}                     ¦ [k.a]
            [[for x in a : x], x.b]                        ¦ [a, x.b]
            [for x in a : [for x in x.c : x]]              ¦ [a]
            "%{ for v in a }${v}${b}%{ endfor }${v.c}"     ¦ [a, b, v.c]
            "%{ if a }${b}%{ else }${c}%{ endif }"         ¦ [a, b, c]
            { (a) = b, c = d, "${e}" = -f }                ¦ [a, b, d, e, f]
            a ? (b) : !c                                   ¦ [a, b, c]
            """)
    void findsReferencesInSourceOrder(String text, String expected) {
        Parsed<Expression> parsed = HclParser.parseExpression("test", text);

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(Variables.of(parsed.tree())).hasToString(expected);
    }
}
