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

    @Test
    void lettersThatAreSwappedAreOneMistake() {
        assertThat(Suggestion.didYouMean("rakcs", List.of("racks", "rules"))).isEqualTo(" Did you mean \"racks\"?");
    }

    @Test
    void theNamesBeforeADotAloneMakeNoLikeness() {
        assertThat(Suggestion.didYouMean("terraform_data.none", List.of("terraform_data.a")))
                .isEmpty();
        assertThat(Suggestion.didYouMean("terraform_data.frist", List.of("terraform_data.a", "terraform_data.first")))
                .isEqualTo(" Did you mean \"terraform_data.first\"?");
    }
}
