package io.rackform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    @Test
    void oneFaultOfADeviceIsOneMessage() {
        List<Diagnostic> shown = Messages.together(List.of(
                Diagnostic.error("Device away", "No answer from 10.0.0.1.").about("a"),
                Diagnostic.error("Device away", "No answer from 10.0.0.2.").about("b"),
                Diagnostic.error("Device away", "No answer from 10.0.0.1.").about("c")));
        assertThat(shown).hasSize(2);
        assertThat(shown.getFirst().detail()).isEqualTo("No answer from 10.0.0.1.\n\nThe same for c.");
        assertThat(shown.getLast().detail()).isEqualTo("No answer from 10.0.0.2.");
    }

    @Test
    void warningsOfAKindAreSaidOnce() {
        List<Diagnostic> shown = Messages.together(List.of(
                Diagnostic.warning("Object is adopted", "Node a is there.").about("a"),
                Diagnostic.error("Wrong", "Something."),
                Diagnostic.warning("Object is adopted", "Node b is there.").about("b")));
        assertThat(shown).extracting(Diagnostic::summary).containsExactly("Object is adopted", "Wrong");
        assertThat(shown.getFirst().detail()).isEqualTo("Node a is there.\n\nMore of this kind about b.");
    }
}
