package io.rackform.model.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void findsTheNearNameAndNoFarOne() {
        List<String> names = List.of("resource", "variable", "output");
        assertThat(Suggestion.didYouMean("resorce", names)).isEqualTo(" Did you mean \"resource\"?");
        assertThat(Suggestion.didYouMean("varible", names)).isEqualTo(" Did you mean \"variable\"?");
        assertThat(Suggestion.didYouMean("switch", names)).isEmpty();
        assertThat(Suggestion.didYouMean("x", List.of())).isEmpty();
    }
}
