package io.rackform.netconf.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {
    private static FrameReader of(String bytes) {
        return new FrameReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)), 100);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void readsMessagesUpToTheirMark() throws TransportException {
        FrameReader reader = of("<a/>]]>]]><b>]]></b>]]>]]>");
        assertThat(text(reader.delimited())).isEqualTo("<a/>");
        assertThat(text(reader.delimited())).isEqualTo("<b>]]></b>");
    }

    @Test
    void readsMessagesInChunks() throws TransportException {
        FrameReader reader = of("\n#2\n<a\n#2\n/>\n##\n\n\n#4\n<b/>\n##\n");
        assertThat(text(reader.chunked())).isEqualTo("<a/>");
        assertThat(text(reader.chunked())).isEqualTo("<b/>");
    }

    /** Whatever a writer sends, in whatever pieces it comes. */
    @Test
    void readsWhatTheWriterSendsInAnyPieces() throws TransportException {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            String message = "ä]]>\n##\n".repeat(1 + random.nextInt(9)) + round;
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            new FrameWriter(sent).chunked(message);
            new FrameWriter(sent).delimited("last" + round);
            FrameReader reader = new FrameReader(pieces(sent.toByteArray(), random), 1000);
            assertThat(text(reader.chunked())).isEqualTo(message);
            assertThat(text(reader.delimited())).isEqualTo("last" + round);
        }
    }

    private static InputStream pieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(5)));
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "'\n#101\n', BROKEN",
        "'\n#99999999999\n', BROKEN",
        "'\n#01\na\n##\n', BROKEN",
        "'\n#-1\n', BROKEN",
        "'#1\na\n##\n', BROKEN",
        "'\n##\n', BROKEN",
        "'\n#1\nab', BROKEN",
        "'\n#1\na\n#\n', BROKEN",
        "'\n#60\n012345678901234567890123456789012345678901234567890123456789\n#60\n', BROKEN",
        "'\n#5\nab', LOST",
        "'\n#5', LOST",
        "'', LOST"
    })
    void refusesBrokenChunks(String bytes, TransportException.Fault fault) {
        assertThatThrownBy(() -> of(bytes).chunked())
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void boundsAMessageWithoutMark() {
        assertThatThrownBy(() -> of("x".repeat(200)).delimited())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("more than 100 bytes");
        assertThatThrownBy(() -> of("x").delimited()).hasMessageContaining("middle of a message");
    }
}
