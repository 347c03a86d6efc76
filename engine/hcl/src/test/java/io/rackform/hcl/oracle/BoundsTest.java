package io.rackform.hcl.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Value;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would fill the memory or never end is a diagnostic, and what is long takes no longer than it must. */
final class BoundsTest {
    /** Far beyond what any of them takes on a slow machine. */
    private static final Duration LONG = Duration.ofSeconds(60);

    /** A text of half a million characters. */
    private static final String LONG_TEXT =
            "join(\"\", [for i in range(1000) : join(\"\", [for j in range(100) : \"ab\\ncd\"])])";

    private static String answer(String expression) {
        Diagnostics diagnostics = new Diagnostics();
        String source = expression.replace("LONG", LONG_TEXT).replace('\'', '"');
        Value value =
                assertTimeoutPreemptively(LONG, () -> ModuleNames.ofCorpus().evaluate(source, diagnostics));
        return diagnostics.hasErrors() ? "! " + diagnostics.list().getFirst().detail() : ValueText.of(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "indent(10000, LONG)",
                "indent(10001, 'a')",
                "replace(LONG, 'a', LONG)",
                "replace(LONG, '/a/', LONG)",
                "replace(LONG, '', LONG)",
                "join(LONG, range(1000))",
                "format(join('', [for i in range(1000) : join('', [for j in range(10) : '%10000[1]s'])]), 1)",
                "format('%10001d', 1)",
                "format('%.10001f', 1)",
                "format('%99999999999999999999d', 1)",
                "range(1e12)",
                "range(0, 1, 1e-300)",
                "range(-1e300, 1e300)",
                "setproduct(range(1000), range(1000), range(1000))",
                "bcrypt('x', 31)",
                "regex('((a{1000}){1000}){1000}', 'a')",
                "regex('(((((a{100}){100}){100}){100}){100})', 'a')",
                "regexall('(?:(?:[[:alpha:]]{10}){10}){11}', 'a')",
                "replace('a', '/((a{1,100}){1,100}){100,}/', '')",
                "parseint(LONG, 10)",
                "tonumber('1e99999999999999999999')",
                "1e9999 * 1e9999",
                "pow(1e308, 2)",
                "jsondecode(join('', [for i in range(1000) : '[[[[[[[[[[']))",
                "yamldecode(join('', [for i in range(1000) : '[[[[[[[[[[']))",
                "jsondecode('1e999999999')",
                "cidrhost('10.0.0.0/8', 1e9999)",
                "cidrsubnet('::/0', 1e300, 1)",
                "timeadd('2020-01-01T00:00:00Z', '1e9h')",
                "timeadd('2020-01-01T00:00:00Z', LONG)",
                "substr('a', 0, 1e300)",
                "element(['a'], 1e300)",
                "chunklist(['a'], 1e300)",
                "provider::terraform::decode_tfvars(join('', ['a = ', join('', [for i in range(1000) : '[[[[[[[[[['])]))",
            })
    void refuses(String expression) {
        assertThat(answer(expression)).startsWith("! ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "can(regex('(a+)+$', LONG))~false",
                "length(regexall('(a|b|ab)*c', substr(LONG, 0, 20000))) > 0~true",
                "length(replace(substr(LONG, 0, 20000), '/(a*)*b/', '-')) > 0~true",
                "length(strrev(LONG))~500000",
                "length(split('', LONG))~500000",
                "length(split('\\n', LONG))~100001",
                "length(substr(LONG, 0, -1))~500000",
                "length(upper(title(LONG)))~500000",
                "length(urldecode(urlencode(LONG)))~500000",
                "length(jsondecode(jsonencode(LONG)))~500000",
                "length(yamldecode(yamlencode(LONG)))~500000",
                "length(base64gunzip(base64gzip(LONG)))~500000",
                "length(csvdecode('a\\n${LONG}'))~100001",
                "length(trimspace(LONG))~500000",
                "length(indent(10, LONG))~1500000",
                "length(fileset('files', '**/**/**/**/**/*a*b*c*d*e*f*g*'))~0",
                "length(setproduct(range(1000), range(1000)))~1000000",
                "length(distinct([for p in setproduct(range(300), range(300)) : p[0]]))~300",
                "length(toset([for p in setproduct(range(300), range(300)) : join('-', p)]))~90000",
                "cidrhost('::/0', pow(10, 38)) != ''~true",
                "length(cidrsubnets('10.0.0.0/8', [for i in range(1000) : 16]...))~1000",
            })
    void staysLinear(String expression, String expected) {
        assertThat(answer(expression)).isEqualTo(expected);
    }
}
