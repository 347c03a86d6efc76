package io.rackform.hcl.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.value.ValueText;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions that the reference's console cannot be asked about, with every kind of argument. */
final class OwnFunctionsTest {
    private static String answer(String expression) {
        Diagnostics diagnostics = new Diagnostics();
        Value value = ModuleNames.ofCorpus().evaluate(expression, diagnostics);
        return diagnostics.hasErrors()
                ? "! " + diagnostics.list().getFirst().detail().split("\n\n", 2)[0]
                : ValueText.of(value).replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urldecode('a+b%2Bc%26d')|'a b+c&d'",
                "urldecode('')|''",
                "urldecode('%C3%A9')|'é'",
                "urldecode('%F0%9F%98%80')|'😀'",
                "urldecode(1.50)|'1.5'",
                "urldecode(sensitive('a%20b'))|(sensitive value)",
                "urldecode(var.ephemeral)|(ephemeral value)",
                "urldecode(local.unknown)|(known after apply)",
                "urldecode(local.unknown_text)|(known after apply)",
                "urldecode(urlencode(local.huge_text)) == local.huge_text|true",
                "[urldecode('%41')]|[ 'A', ]",
                "base64gunzip(base64gzip('hello'))|'hello'",
                "base64gunzip(base64gzip(''))|''",
                "base64gunzip(base64gzip('é😀'))|'é😀'",
                "base64gunzip(base64gzip(true))|'true'",
                "base64gunzip(base64gzip(local.huge_text)) == local.huge_text|true",
                "base64gunzip(sensitive(base64gzip('x')))|(sensitive value)",
                "base64gunzip(base64gzip(var.ephemeral))|(ephemeral value)",
                "base64gunzip(local.unknown_text)|(known after apply)",
                "cidrcontains('10.0.0.0/8', '10.255.255.255')|true",
                "cidrcontains('10.0.0.0/8', '11.0.0.0')|false",
                "cidrcontains('10.0.0.0/8', '10.1.0.0/16')|true",
                "cidrcontains('10.1.0.0/16', '10.0.0.0/8')|false",
                "cidrcontains('10.0.0.0/8', '10.0.0.0/8')|true",
                "cidrcontains('0.0.0.0/0', '1.2.3.4')|true",
                "cidrcontains('10.0.0.9/32', '10.0.0.9')|true",
                "cidrcontains('fd00::/8', 'fd12:3456::1')|true",
                "cidrcontains('fd00::/8', 'fe80::1')|false",
                "cidrcontains('::/0', 'fd00::/8')|true",
                "cidrcontains(sensitive('10.0.0.0/8'), '10.0.0.1')|(sensitive value)",
                "cidrcontains('10.0.0.0/8', var.ephemeral_truth ? '10.0.0.1' : '')|(ephemeral value)",
                "cidrcontains('10.0.0.0/8', local.unknown_text)|(known after apply)",
                "cidrcontains(local.unknown, '10.0.0.1')|(known after apply)",
                "[for a in ['10.0.0.1', '9.0.0.1'] : cidrcontains('10.0.0.0/8', a)]|[ true, false, ]",
                "plantimestamp()|'2026-01-02T03:04:05Z'",
                "timecmp(plantimestamp(), '2026-01-02T03:04:05Z')|0",
                "provider::rackform::encode_expr([1, null])|'[1, null]'",
                "provider::rackform::decode_tfvars(provider::rackform::encode_tfvars({ a = [1] })).a[0]|1",
            },
            quoteCharacter = '`')
    void answers(String expression, String expected) {
        assertThat(answer(expression.replace('\'', '"'))).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urldecode()",
                "urldecode('a', 'b')",
                "urldecode(null)",
                "urldecode('%zz')",
                "urldecode('%4')",
                "urldecode('%FF')",
                "urldecode([])",
                "urldecode({ a = local.unknown })",
                "base64gunzip()",
                "base64gunzip('a', 'b')",
                "base64gunzip(null)",
                "base64gunzip('')",
                "base64gunzip('!')",
                "base64gunzip('aGVsbG8=')",
                "base64gunzip(substr(base64gzip('hello world'), 0, 20))",
                "base64gunzip([[1]])",
                "cidrcontains('10.0.0.0/8')",
                "cidrcontains('10.0.0.0/8', '10.0.0.1', 'x')",
                "cidrcontains(null, '10.0.0.1')",
                "cidrcontains('10.0.0.0/8', null)",
                "cidrcontains('', '')",
                "cidrcontains('10.0.0.0/33', '10.0.0.1')",
                "cidrcontains('10.0.0.0', '10.0.0.1')",
                "cidrcontains('10.0.0.0/8', 'é')",
                "cidrcontains('10.0.0.0/8', 'fd00::1')",
                "cidrcontains('10.0.0.0/8', ['10.0.0.1'])",
                "plantimestamp(1)",
                "provider::rackform::nosuch(1)",
                "type(1)",
                "[type(1)]",
            })
    void refuses(String expression) {
        assertThat(answer(expression.replace('\'', '"'))).startsWith("! ").matches("(?s).*[.?]");
    }
}
