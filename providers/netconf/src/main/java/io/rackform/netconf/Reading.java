package io.rackform.netconf;

import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.netconf.subtree.LearnedShapes;
import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlException;
import io.rackform.netconf.xml.XmlParser;
import io.rackform.netconf.xml.XmlPrinter;
import io.rackform.spi.ReadOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What planning needs of a read beside the object: the nodes as they are, secrets included, so that it is evidence and
 * never recorded.
 *
 * @param live nodes of the recorded configuration, and of the wanted one where that was asked for
 * @param wantedToo whether the nodes of the wanted configuration were asked for
 */
record Reading(List<Element> live, LearnedShapes learned, boolean wantedToo) {
    static final Reading EMPTY = new Reading(List.of(), LearnedShapes.NOTHING, true);

    private static final String LIVE = "live";
    private static final String LEARNED = "learned";
    private static final String WANTED_TOO = "wanted_too";

    Reading {
        live = List.copyOf(live);
    }

    Value evidence() {
        return ObjectValue.of(Map.of(
                LIVE,
                new StringValue(live.stream().map(XmlPrinter::line).collect(Collectors.joining())),
                LEARNED,
                new StringValue(learned.text()),
                WANTED_TOO,
                BoolValue.of(wantedToo)));
    }

    /** What a read outcome tells; nothing where the device could not be asked. */
    static Optional<Reading> of(@Nullable ReadOutcome outcome) {
        return switch (outcome) {
            case null -> Optional.empty();
            case ReadOutcome.Unreachable _ -> Optional.empty();
            case ReadOutcome.NotFound _ -> Optional.of(EMPTY);
            case ReadOutcome.Found(ObjectValue ignored, Value evidence) -> Optional.of(parse(evidence));
        };
    }

    private static Reading parse(Value evidence) {
        if (!(evidence instanceof ObjectValue object)
                || !(object.get(LIVE) instanceof StringValue(String live))
                || !(object.get(LEARNED) instanceof StringValue(String learned))) {
            return EMPTY;
        }
        try {
            return new Reading(
                    XmlParser.fragment(live),
                    LearnedShapes.parse(learned),
                    BoolValue.TRUE.equals(object.get(WANTED_TOO)));
        } catch (XmlException e) {
            throw new IllegalStateException(e); // we wrote it ourselves
        }
    }
}
