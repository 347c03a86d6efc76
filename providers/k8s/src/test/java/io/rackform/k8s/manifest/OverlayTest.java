package io.rackform.k8s.manifest;

import static io.rackform.k8s.Workbench.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.type.Type;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static Value overlay(String written, String recorded, String live) {
        return Overlay.of(json(written), json(recorded), json(live), json(live));
    }

    @Test
    void theServersSpellingIsNoDifference() {
        assertThat(overlay("{'cpu':'1000m','list':[1,2]}", "{'cpu':'1','list':[1]}", "{'cpu':'1','list':[1]}"))
                .isEqualTo(json("{'cpu':'1000m','list':[1,2]}"));
    }

    @Test
    void aDifferenceShowsWhereItIsAndNowhereElse() {
        assertThat(overlay(
                        "{'a':{'cpu':'1000m','image':'x'},'b':[{'n':'1000m','v':1}]}",
                        "{'a':{'cpu':'1','image':'x'},'b':[{'n':'1','v':1,'default':true}]}",
                        "{'a':{'cpu':'1','image':'y'},'b':[{'n':'1','v':2,'default':true}]}"))
                .isEqualTo(json("{'a':{'cpu':'1000m','image':'y'},'b':[{'n':'1000m','v':2}]}"));
    }

    @Test
    void whatIsGoneIsLeftOutAndAShorterListShownAsItIs() {
        assertThat(overlay("{'a':1,'b':[1,2]}", "{'a':1,'b':[1,2]}", "{'b':[2]}"))
                .isEqualTo(json("{'b':[2]}"));
    }

    @Test
    void aMapStaysAMapAndANullANull() {
        Value map = new MapValue(Type.STRING, new TreeMap<>(Map.of("k", new StringValue("a"))));
        Value written = ObjectValue.of(Map.of("data", map, "labels", NullValue.ANY));
        Value changed = new MapValue(Type.STRING, new TreeMap<>(Map.of("k", new StringValue("b"))));
        assertThat(Overlay.of(written, json("{'data':{'k':'a'}}"), json("{'data':{'k':'b'}}"), json("{}")))
                .isEqualTo(ObjectValue.of(Map.of("data", changed, "labels", NullValue.ANY)));
    }
}
