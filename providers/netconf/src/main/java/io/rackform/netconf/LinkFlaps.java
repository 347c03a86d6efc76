package io.rackform.netconf;

import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.subtree.Shapes;
import io.rackform.netconf.xml.Element;
import io.rackform.spi.Impact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which ports lose their link for a moment, or for good, when an edit is committed. */
final class LinkFlaps {
    /** Leaves whose change takes a port down, of ietf-interfaces, OpenConfig and their augmentations. */
    private static final Set<String> DISTURBING = Set.of(
            "enabled", "mtu", "speed", "port-speed", "duplex", "duplex-mode", "auto-negotiate", "auto-negotiation");

    private final Shapes shapes;
    private final List<Impact> found = new ArrayList<>();

    private final boolean seen;

    private LinkFlaps(Shapes shapes, boolean seen) {
        this.shapes = shapes;
        this.seen = seen;
    }

    /** @param seen whether a port that is not among the live nodes does not exist; else it was not looked at */
    static List<Impact> of(Shapes shapes, List<Element> edit, List<Element> live, boolean seen) {
        LinkFlaps flaps = new LinkFlaps(shapes, seen);
        flaps.walk(edit, live);
        return List.copyOf(flaps.found);
    }

    private void walk(List<Element> edit, List<Element> live) {
        for (Element element : edit) {
            Optional<Element> same = live.stream()
                    .filter(each -> each.name().equals(element.name())
                            && (element.isLeaf() || shapes.identity(each).equals(shapes.identity(element))))
                    .findFirst();
            if (element.isLeaf() || (same.isEmpty() && seen)) {
                continue; // a port that is not there yet has no link to lose
            }
            boolean port =
                    element.local().equals("interface") && element.namespace().contains("interface");
            if (port && (isRemoved(element) || disturbs(element, same.orElse(null)))) {
                found.add(new Impact(Impact.Kind.LINK_FLAP, "port " + String.join(" ", shapes.identity(element))));
            } else {
                walk(element.children(), same.map(Element::children).orElse(List.of()));
            }
        }
    }

    private static boolean isRemoved(Element element) {
        return "remove".equals(element.attributes().get(Operations.OPERATION));
    }

    private static boolean disturbs(Element edit, @Nullable Element live) {
        for (Element child : edit.children()) {
            Element same = live == null ? null : live.child(child.name()).orElse(null);
            if (child.isLeaf()
                    ? DISTURBING.contains(child.local()) && !isDefaultAnyway(child, same)
                    : disturbs(child, same)) {
                return true;
            }
        }
        return false;
    }

    /** An interface is enabled unless something else is said (RFC 8343). */
    private static boolean isDefaultAnyway(Element edit, @Nullable Element live) {
        boolean on = edit.text().equals("true") || isRemoved(edit);
        boolean wasOn = live == null || live.text().equals("true");
        return edit.local().equals("enabled") && on && wasOn;
    }
}
