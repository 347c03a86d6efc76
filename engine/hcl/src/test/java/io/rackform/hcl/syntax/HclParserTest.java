package io.rackform.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HclParserTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            1                                  ¦ 1
            1.50                               ¦ 1.5
            1e3                                ¦ 1000
            2E-2                               ¦ 0.02
            true                               ¦ true
            null                               ¦ null
            a                                  ¦ a
            a-b                                ¦ a-b
            a - 1                              ¦ (SUBTRACT a 1)
            a -1                               ¦ (SUBTRACT a 1)
            a-1                                ¦ a-1
            größe_1                            ¦ größe_1
            trueish                            ¦ trueish
            1 + 2 * 3                          ¦ (ADD 1 (MULTIPLY 2 3))
            1 - 2 - 3                          ¦ (SUBTRACT (SUBTRACT 1 2) 3)
            1 / 2 % 3                          ¦ (MODULO (DIVIDE 1 2) 3)
            a || b && c == d < e + f           ¦ (OR a (AND b (EQUAL c (LESS d (ADD e f)))))
            a >= 1 != b <= 2                   ¦ (NOT_EQUAL (GREATER_OR_EQUAL a 1) (LESS_OR_EQUAL b 2))
            !a == b                            ¦ (EQUAL (NOT a) b)
            -a.b + 1                           ¦ (ADD (NEGATE (. a b)) 1)
            !!a                                ¦ (NOT (NOT a))
            -(-1)                              ¦ (NEGATE (p (NEGATE 1)))
            a ? b : c ? d : e                  ¦ (? a b (? c d e))
            a ? b ? 1 : 2 : 3                  ¦ (? a (? b 1 2) 3)
            a == 1 ? x : y                     ¦ (? (EQUAL a 1) x y)
            (a)                                ¦ (p a)
            a.b.c                              ¦ (. (. a b) c)
            a . b                              ¦ (. a b)
            a["k"].b                           ¦ (. ([] a 'k') b)
            a[0][x.y]                          ¦ ([] ([] a 0) (. x y))
            a.0                                ¦ (. a 0)
            a.0.b                              ¦ (. (. a 0) b)
            a.*.b.c[0]                         ¦ ([] (.* a (. (. _ b) c)) 0)
            a.*.0.b                            ¦ (.* a (. (. _ 0) b))
            a[*].b[0].c                        ¦ ([*] a (. ([] (. _ b) 0) c))
            a[*]                               ¦ ([*] a _)
            a[ * ].b                           ¦ ([*] a (. _ b))
            a[*].b[*].c                        ¦ ([*] a ([*] (. _ b) (. _ c)))
            f()                                ¦ (f())
            f(1, a,)                           ¦ (f() 1 a)
            f(a...)                            ¦ (f() a ...)
            f(1, a...)                         ¦ (f() 1 a ...)
            ns::f(1)                           ¦ (ns::f() 1)
            provider::redfish::f()             ¦ (provider::redfish::f())
            f(1)[0].a                          ¦ (. ([] (f() 1) 0) a)
            []                                 ¦ []
            [1, [2], ]                         ¦ [1 [2]]
            {}                                 ¦ {}
            { a = 1, "b" = 2, 3 : 4 }          ¦ {'a'=1 'b'=2 3=4}
            { (a) = 1, (a.b) = 2, "${c}x" = 3 } ¦ {(p a)=1 (p (. a b))=2 (t c 'x')=3}
            { true = 1, null = 2 }             ¦ {'true'=1 'null'=2}
            { a-b = { c = 1 } }                ¦ {'a-b'={'c'=1}}
            { f(x) = 1 }                       ¦ {(f() x)=1}
            [for x in a : x]                   ¦ (for x a x)
            [for k, v in a : v if k != 1]      ¦ (for k,v a v if (NOT_EQUAL k 1))
            {for x in a : x => 1}              ¦ (for x a x=>1)
            {for k, v in a : k => v... if v}   ¦ (for k,v a k=>v... if v)
            [for x in a ? b : c : x]           ¦ (for x (? a b c) x)
            ""                                 ¦ ''
            "a"                                ¦ 'a'
            "${a}"                             ¦ (unwrap a)
            "${"${a}"}"                        ¦ (unwrap (unwrap a))
            "a${b}c"                           ¦ (t 'a' b 'c')
            "${a}${b}"                         ¦ (t a b)
            "a\\tb\\"c\\\\d\\n"                ¦ 'a\\tb"c\\d\\n'
            "\\u00e9\\U0001F600"               ¦ 'é😀'
            "$${a} %%{b} $a 5% $$ $"           ¦ '${a} %{b} $a 5% $$ $'
            "$$${a}"                           ¦ '$${a}'
            "a   ${~ b ~}   c"                 ¦ (t 'a' b 'c')
            "%{ if a }x%{ else }y%{ endif }"   ¦ (t (if a 'x' else 'y'))
            "%{ if a ~} x %{ endif }y"         ¦ (t (if a 'x ') 'y')
            "%{ for k, v in a }${k}%{ endfor }" ¦ (t (for k,v a k))
            "%{ for v in a }%{ if v }x%{ endif }%{ endfor }" ¦ (t (for v a (if v 'x')))
            "${ { a = 1 }.a }"                 ¦ (unwrap (. {'a'=1} a))
            a # comment                        ¦ a
            a // comment                       ¦ a
            /* x */ a /* y */ + /* * / */ b    ¦ (ADD a b)
            """)
    void expressionsHaveTheShapeOfTheReference(String text, String tree) {
        Parsed<Expression> parsed = HclParser.parseExpression("test", text);

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(TreeText.of(parsed.tree())).isEqualTo(tree);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            a = 1                              ¦ {a=1}
            a = 1\\nb = 2\\n                   ¦ {a=1 b=2}
            # c\\na = 1 # d\\n\\n// e\\nb = 2  ¦ {a=1 b=2}
            /* c */ a = 1 /* d\\n */\\nb = 2   ¦ {a=1 b=2}
            a {}                               ¦ {a {}}
            a {\\n}\\n                         ¦ {a {}}
            a "b" c {\\n  d = 1\\n  e {}\\n}   ¦ {a 'b' 'c' {d=1 e {}}}
            a { b = 1 }                        ¦ {a {b=1}}
            a { b = { c = 1, d = 2 } }         ¦ {a {b={'c'=1 'd'=2}}}
            a "x\\"y" {}                       ¦ {a 'x"y' {}}
            a = [\\n  1,\\n  # c\\n  2\\n]     ¦ {a=[1 2]}
            a = {\\n  b = 1 # c\\n\\n  d = 2,\\n  e = 3\\n} ¦ {a={'b'=1 'd'=2 'e'=3}}
            a = f(\\n  1,\\n  2\\n)\\nb = 3    ¦ {a=(f() 1 2) b=3}
            a = (b ?\\n  1 :\\n  2)            ¦ {a=(p (? b 1 2))}
            a = [for x in\\n b :\\n x\\n if x] ¦ {a=(for x b x if x)}
            a = {\\n  for x in b :\\n  x => 1\\n} ¦ {a=(for x b x=>1)}
            a = (b\\n  .c)                     ¦ {a=(p (. b c))}
            a = "${\\n  b\\n}"                 ¦ {a=(unwrap b)}
            a = { b = (1 +\\n 2)\\n c = 3 }    ¦ {a={'b'=(p (ADD 1 2)) 'c'=3}}
            a = [{\\n b = 1\\n}, {\\n b = 2 }] ¦ {a=[{'b'=1} {'b'=2}]}
            a = <<E\\nx\\n  y\\nE\\nb = 1      ¦ {a='x\\n  y\\n' b=1}
            a = <<E\\nE\\n                     ¦ {a=''}
            a = <<E\\nx\\nE                    ¦ {a='x\\n'}
            a = <<E\\nx\\n  E  \\nb = 1        ¦ {a='x\\n' b=1}
            a = <<E\\nE1\\n${x}E\\nE\\n        ¦ {a=(t 'E1\\n' x 'E\\n')}
            a = [<<E\\nx\\nE\\n, 1]            ¦ {a=['x\\n' 1]}
            """)
    void bodiesHaveTheShapeOfTheReference(String text, String tree) {
        Parsed<Body> parsed = parse(text.replace("\\n", "\n"));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(TreeText.of(parsed.tree())).isEqualTo(tree);
    }

    @Test
    void carriageReturnsEndLinesAndStayInHeredocs() {
        Parsed<Body> parsed = parse("a = 1\r\nb = <<E\r\nx\r\ny\r\nE\r\nc {\r\n  d = 2 # e\r\n}\r\n");

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(TreeText.of(parsed.tree())).isEqualTo("{a=1 b='x\\r\\ny\\r\\n' c {d=2}}");
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(TreeText.of(parse("\ufeffa = 1").tree())).isEqualTo("{a=1}");
    }

    @Test
    void stringsAreInNormalFormC() {
        assertThat(TreeText.of(HclParser.parseExpression("test", "\"e\u0301\"").tree()))
                .isEqualTo("'\u00e9'");
        assertThat(TreeText.of(parse("a = <<E\ne\u0301\nE\n").tree())).isEqualTo("{a='\u00e9\\n'}");
    }

    @Test
    void backslashesMeanNothingInHeredocs() {
        assertThat(TreeText.of(parse("a = <<E\na\\n$${x} %%{y} \\\"\nE\n").tree()))
                .isEqualTo("{a='a\\n${x} %{y} \\\"\\n'}");
    }

    @Test
    void numbersKeepTheirPrecision() {
        assertThat(TreeText.of(HclParser.parseExpression("test", "9007199254740993.00000000000000000001")
                        .tree()))
                .isEqualTo("9007199254740993.00000000000000000001");
    }

    @Test
    void aTemplateFileIsTextWithoutQuotes() {
        SourceFile file = source("say \"${x}\"\n%{ for y in z ~}\n${y}\n%{ endfor ~}\nend \\n");
        Parsed<Expression> parsed = HclParser.parseTemplate(file);

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(TreeText.of(parsed.tree())).isEqualTo("(t 'say \"' x '\"\\n' (for y z y '\\n') 'end \\n')");
        assertThat(TreeText.of(HclParser.parseTemplate(source("${x}")).tree())).isEqualTo("(unwrap x)");
        assertThat(TreeText.of(HclParser.parseTemplate(source("")).tree())).isEqualTo("''");
    }

    @Test
    void anExpressionWithinALargerTextKeepsItsPlace() {
        Expression tree = HclParser.parseExpression(
                        source("a.b"), offset -> new SourceRange.Position(100 + offset, 7, 5 + offset))
                .tree();

        assertThat(tree.range().start()).isEqualTo(new SourceRange.Position(100, 7, 5));
        assertThat(tree.range().end()).isEqualTo(new SourceRange.Position(103, 7, 8));
    }

    private static Parsed<Body> parse(String text) {
        return HclParser.parse(source(text));
    }

    private static SourceFile source(String text) {
        return new SourceFile("test.rf.hcl", text.getBytes(StandardCharsets.UTF_8));
    }
}
