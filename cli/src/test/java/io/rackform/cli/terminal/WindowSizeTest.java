package io.rackform.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WindowSizeTest {
    @Test
    void readsWhatSttySays() {
        assertThat(WindowSize.parse("50 132")).isEqualTo(new WindowSize(50, 132));
    }

    @Test
    void whatIsNoSizeIsTheSmallest() {
        assertThat(WindowSize.parse("stty: stdin isn't a terminal")).isEqualTo(WindowSize.SMALLEST);
        assertThat(WindowSize.parse("0 0")).isEqualTo(WindowSize.SMALLEST);
        assertThat(WindowSize.parse("")).isEqualTo(WindowSize.SMALLEST);
    }
}
