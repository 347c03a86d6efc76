package io.rackform.redfish.bios;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.redfish.client.model.AttributeRegistry;
import io.rackform.redfish.client.model.DependencyExpression;
import io.rackform.redfish.client.model.DependencyTerm;
import io.rackform.redfish.client.model.RegistryAttribute;
import io.rackform.redfish.client.model.RegistryDependency;
import io.rackform.redfish.client.model.RegistryEntries;
import io.rackform.redfish.client.model.RegistryValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BiosRegistryTest {
    private static DependencyTerm term(String attribute, String condition, Object value, @Nullable String joint) {
        return new DependencyTerm()
                .mapFromAttribute(attribute)
                .mapFromProperty("CurrentValue")
                .mapFromCondition(condition)
                .mapFromValue(value)
                .mapTerms(joint);
    }

    private static BiosRegistry registry(String property, Object value, DependencyTerm... terms) {
        DependencyExpression expression = new DependencyExpression()
                .mapFrom(List.of(terms))
                .mapToAttribute("Turbo")
                .mapToProperty(property)
                .mapToValue(value);
        RegistryAttribute turbo = new RegistryAttribute()
                .attributeName("Turbo")
                .type("Enumeration")
                .value(List.of(new RegistryValue().valueName("On"), new RegistryValue().valueName("Off")));
        RegistryAttribute cores =
                new RegistryAttribute().attributeName("Cores").type("Integer").upperBound("N/A");
        RegistryAttribute profile =
                new RegistryAttribute().attributeName("Profile").type("Enumeration");
        return BiosRegistry.of(new AttributeRegistry()
                .registryEntries(new RegistryEntries()
                        .attributes(List.of(turbo, cores, profile))
                        .dependencies(List.of(new RegistryDependency()
                                .dependencyFor("Turbo")
                                .type("Map")
                                .dependency(expression)))));
    }

    private static List<String> findings(BiosRegistry registry, Map<String, @Nullable String> wanted) {
        BiosState state = new BiosState(
                registry, new TreeMap<>(Map.of("Turbo", "On", "Cores", "8", "Profile", "Custom")), new TreeMap<>());
        return AttributeCheck.check(state, wanted).stream()
                .map(finding -> finding.summary() + ": " + finding.detail())
                .toList();
    }

    @Test
    void comesBackFromItsTextAsItWas() {
        BiosRegistry registry = registry("ReadOnly", true, term("Cores", "GTR", 4, null));
        assertThat(BiosRegistry.decoded(registry.encoded())).isEqualTo(registry);
        BiosRegistry implied = BiosRegistry.implied(Map.of("A", 1, "B", true, "C", "x"));
        assertThat(BiosRegistry.decoded(implied.encoded())).isEqualTo(implied);
        assertThat(implied.kind("A")).isEqualTo(AttributeKind.INTEGER);
        assertThat(implied.kind("B")).isEqualTo(AttributeKind.BOOLEAN);
    }

    @ParameterizedTest
    @CsvSource({
        "GTR, 4, true",
        "GTR, 8, false",
        "GEQ, 8, true",
        "LSS, 9, true",
        "LSS, 8, false",
        "LEQ, 8, true",
        "EQU, 08, true",
        "NEQ, 8, false",
        "XYZ, 8, false"
    })
    void conditionsCompareNumbersAsNumbers(String condition, String value, boolean locks) {
        BiosRegistry registry = registry("ReadOnly", true, term("Cores", condition, value, null));
        assertThat(findings(registry, Map.of("Turbo", "Off"))).hasSize(locks ? 1 : 0);
    }

    @Test
    void termsAreJoinedFromLeftToRight() {
        DependencyTerm no = term("Profile", "EQU", "Other", null);
        DependencyTerm orCores = term("Cores", "EQU", 8, "OR");
        DependencyTerm andProfile = term("Profile", "EQU", "Custom", "AND");
        assertThat(findings(registry("GrayOut", true, no, orCores, andProfile), Map.of("Turbo", "Off")))
                .singleElement()
                .asString()
                .contains("Profile is \"Custom\", Cores is \"8\"");
        assertThat(findings(registry("GrayOut", true, no, andProfile), Map.of("Turbo", "Off")))
                .isEmpty();
    }

    @Test
    void valueThatIsForcedByAnotherIsTold() {
        BiosRegistry registry = registry("CurrentValue", "On", term("Profile", "EQU", "Fast", null));
        assertThat(findings(registry, Map.of("Turbo", "Off", "Profile", "Fast")))
                .singleElement()
                .asString()
                .startsWith("BIOS attribute decided by another one: ")
                .contains("makes it \"On\" while Profile is \"Fast\"");
        assertThat(findings(registry, Map.of("Turbo", "Off"))).isEmpty();
    }

    @Test
    void whatIsNotKnownYetLocksNothing() {
        BiosRegistry registry = registry("ReadOnly", true, term("Profile", "NEQ", "Custom", null));
        Map<String, @Nullable String> wanted = new HashMap<>();
        wanted.put("Turbo", "Off");
        wanted.put("Profile", null);
        assertThat(findings(registry, wanted)).isEmpty();
        wanted.put("Profile", "Fast");
        assertThat(findings(registry, wanted)).hasSize(1);
    }

    @Test
    void hostileExpressionTakesNoTimeAndABrokenOneStopsNobody() {
        BiosAttribute slow =
                new BiosAttribute(AttributeKind.STRING, false, List.of(), null, null, null, null, null, "^(a+)+$");
        Assertions.assertThatCode(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> slow.problem("a".repeat(5000) + "b")))
                .doesNotThrowAnyException();
        BiosAttribute broken =
                new BiosAttribute(AttributeKind.STRING, false, List.of(), null, null, null, null, null, "([");
        assertThat(broken.problem("x")).isEmpty();
    }

    @Test
    void textsBecomeTheJsonOfTheirKind() {
        assertThat(AttributeKind.INTEGER.json("08")).isEqualTo(8L);
        assertThat(AttributeKind.BOOLEAN.json("TRUE")).isEqualTo(true);
        assertThat(AttributeKind.ENUMERATION.json("1")).isEqualTo("1");
        assertThat(AttributeKind.INTEGER.json("9".repeat(1000))).isEqualTo("9".repeat(1000));
        assertThat(AttributeKind.text(7.50)).isEqualTo("7.5");
        assertThat(AttributeKind.text(null)).isEmpty();
    }
}
