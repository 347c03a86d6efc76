package io.rackform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
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
    void theSameWordsAboutAnotherPlaceAreAnotherMessage() {
        SourceRange first = range(1);
        SourceRange second = range(2);
        List<Diagnostic> shown = Messages.together(List.of(
                Diagnostic.error("Invalid index", "There is none.", first).about("a[0]"),
                Diagnostic.error("Invalid index", "There is none.", second).about("b"),
                Diagnostic.error("Invalid index", "There is none.", first).about("a[1]")));
        assertThat(shown).extracting(Diagnostic::subject).containsExactly(first, second);
        assertThat(shown.getFirst().detail()).isEqualTo("There is none.\n\nThe same for a[1].");
    }

    private static SourceRange range(int line) {
        return new SourceRange(
                "main.tf",
                new SourceRange.Position(line * 10, line, 1),
                new SourceRange.Position(line * 10 + 5, line, 6));
    }

    @Test
    void whatTheAuthorOfAnAssertionWroteIsAlwaysSaid() {
        List<Diagnostic> shown = Messages.together(List.of(
                Diagnostic.warning("Check block assertion failed", "Only 3 fans are configured."),
                Diagnostic.warning("Check block assertion failed", "3 fans are there.")));
        assertThat(shown)
                .extracting(Diagnostic::detail)
                .containsExactly("Only 3 fans are configured.", "3 fans are there.");
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
