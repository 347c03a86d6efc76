package io.rackform.redfish.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(Pace.parse(" 7 ")).contains(Duration.ofSeconds(7));
        String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(100));
        assertThat(Pace.parse(soon))
                .hasValueSatisfying(
                        time -> assertThat(time).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(101)));
        assertThat(Pace.parse("Sun, 06 Nov 1994 08:49:37 GMT")).contains(Duration.ZERO);
        assertThat(Pace.parse("soon")).isEmpty();
        assertThat(Pace.parse("-1")).isEmpty();
        assertThat(Pace.parse("99999999999")).isEmpty();
    }

    @Test
    void hurryShortensAndNeverLengthens() {
        Pace pace = Pace.within(Duration.ZERO);
        pace.hurry(Duration.ofHours(1));
        assertThat(pace.over()).isTrue();
        Pace patient = Pace.within(Duration.ofHours(1));
        assertThat(patient.over()).isFalse();
        patient.hurry(Duration.ZERO);
        assertThat(patient.over()).isTrue();
    }
}
