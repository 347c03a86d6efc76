package io.rackform.hcl.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.hcl.function.catalog.Functions;
import io.rackform.model.type.Type;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of functions beside the reference's own. What they compute is the oracle test's part. */
final class FunctionsTest {
    /** They take expressions or evaluate templates, so the evaluator has them. */
    private static final Set<String> SPECIAL =
            Set.of("can", "try", "templatefile", "templatestring", "provider::terraform::decode_tfvars");

    private static final Set<String> OURS = Set.of("base64gunzip", "cidrcontains", "urldecode");

    /** The reference says "dynamic" of their results, which is less than is true. */
    private static final Set<String> MORE_EXACT =
            Set.of("contains", "format", "formatlist", "index", "parseint", "sum");

    private static Map<String, String> signatures() throws IOException, URISyntaxException {
        Path file = Path.of(FunctionsTest.class
                .getResource("/io/rackform/hcl/oracle/signatures.txt")
                .toURI());
        Map<String, String> signatures = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            signatures.put(line.split(" ")[0], line);
        }
        return signatures;
    }

    private static String signature(Function function) {
        Stream<String> parameters = function.parameters().stream().map(FunctionsTest::described);
        Parameter rest = function.variadic();
        Stream<String> variadic = rest == null ? Stream.of() : Stream.of("*" + described(rest));
        String result = MORE_EXACT.contains(function.name()) ? "dynamic" : type(function.result());
        return Stream.of(Stream.of(function.name(), result), parameters, variadic)
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    private static String type(Type type) {
        return type.constraint().replace("any", "dynamic");
    }

    private static String described(Parameter parameter) {
        return parameter.name() + ":" + type(parameter.type()) + (parameter.allowNull() ? "?" : "");
    }

    @Test
    void everyFunctionOfTheReferenceIsThere() throws Exception {
        assertThat(Functions.names())
                .containsAll(signatures().keySet().stream()
                        .filter(name -> !name.startsWith("core::"))
                        .toList());
        assertThat(Functions.names()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyFunctionTakesWhatTheReferenceTakes() throws Exception {
        Map<String, String> signatures = signatures();
        List<String> wrong = new ArrayList<>();
        for (String name : Functions.names()) {
            Function function = Functions.find(name);
            if (SPECIAL.contains(name)) {
                assertThat(function).as(name).isNull();
            } else if (!OURS.contains(name) && !name.contains("::")) {
                assertThat(function).as(name).isNotNull();
                if (!signature(function).equals(signatures.get(name))) {
                    wrong.add(signature(function) + " instead of " + signatures.get(name));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aFunctionIsMadeOnce() {
        assertThat(Functions.find("upper")).isNotNull().isSameAs(Functions.find("upper"));
        assertThat(Functions.find("nosuch")).isNull();
    }

    @Test
    void everyFunctionRefusesNullOrAnswersItAndNeverThrows() {
        FunctionContext nothing = NothingOutside.CONTEXT;
        for (String name : Functions.names()) {
            Function function = Functions.find(name);
            if (function != null) {
                for (var value : Samples.VALUES) {
                    int count = function.parameters().size() + (function.variadic() == null ? 0 : 1);
                    Outcome outcome = Invocation.call(function, Collections.nCopies(count, value), nothing);
                    assertThat(outcome).as(name + " of " + value).isNotNull();
                    if (outcome instanceof Outcome.Fault fault) {
                        assertThat(fault.why()).as(name).isNotBlank().doesNotMatch("(?s).*[^.]\\.");
                        assertThat(fault.argument()).as(name).isLessThan(Math.max(count, 1));
                    }
                }
            }
        }
    }
}
