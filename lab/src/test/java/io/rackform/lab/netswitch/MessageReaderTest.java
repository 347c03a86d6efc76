package io.rackform.lab.netswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    @Test
    void chunksOfAnySizeMakeAMessage() throws IOException {
        // The example of RFC 6242 section 4.2, shortened: chunks break inside a word and inside a character.
        MessageReader reader = reader("\n#4\n<rpc\n#1\n/\n#1\n>\n##\n\n#2\n\n#\n##\n");
        assertThat(text(reader.nextChunked())).isEqualTo("<rpc/>");
        assertThat(text(reader.nextChunked())).isEqualTo("\n#");
        assertThat(reader.nextChunked()).isEmpty();
        assertThat(text(reader("\n\n\n#1\na\n##\n").nextChunked())).isEqualTo("a");
    }

    @Test
    void aDelimiterThatBeginsTwiceIsFound() throws IOException {
        MessageReader reader = reader("a]]]>]]>b]]>]]]>]]>]]>]]>rest");
        assertThat(text(reader.nextDelimited())).isEqualTo("a]");
        assertThat(text(reader.nextDelimited())).isEqualTo("b]]>]");
        assertThat(text(reader.nextDelimited())).isEmpty();
        assertThat(reader.nextDelimited()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "\n",
                "\n#",
                "\n#0\n",
                "\n#01\na",
                "\n#-1\n",
                "\n#a\n",
                "\n##\n",
                "\n#2\na",
                "\n#1\na#",
                "\n#1\na"
            })
    void brokenChunksEndTheSession(String stream) {
        assertThatExceptionOfType(MessageReader.FramingException.class)
                .isThrownBy(reader(stream)::nextChunked)
                .returns(false, MessageReader.FramingException::tooBig);
    }

    @Test
    void chunksThatAddUpToTooMuchAreRefused() {
        byte[] chunk = ("\n#1048576\n" + "x".repeat(1_048_576)).getBytes(StandardCharsets.US_ASCII);
        assertThatExceptionOfType(MessageReader.FramingException.class)
                .isThrownBy(new MessageReader(endless(chunk))::nextChunked)
                .returns(true, MessageReader.FramingException::tooBig);
    }

    @Test
    void aMessageWithoutEndIsRefused() {
        assertThatExceptionOfType(MessageReader.FramingException.class)
                .isThrownBy(new MessageReader(endless("]]>]]".getBytes(StandardCharsets.US_ASCII)))::nextDelimited)
                .returns(true, MessageReader.FramingException::tooBig);
    }

    private static MessageReader reader(String stream) {
        // One byte with each read, as a network may well do.
        return new MessageReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(1, length));
            }
        });
    }

    /** More of it than the reader may take. */
    private static InputStream endless(byte[] repeated) {
        byte[] much = new byte[MessageReader.MAX_BYTES + 2 * repeated.length];
        for (int i = 0; i < much.length; i++) {
            much[i] = repeated[i % repeated.length];
        }
        return new ByteArrayInputStream(much);
    }

    private static String text(Optional<byte[]> message) {
        return new String(message.orElseThrow(), StandardCharsets.UTF_8);
    }
}
