package io.rackform.lab.netswitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * Subtree filtering (RFC 6241 section 6). Several filter nodes that meet one data node give the union of what each
 * selects; the keys of a list entry are always part of what is selected of it.
 */
final class SubtreeFilter {
    private SubtreeFilter() {}

    /** What a filter's children select of a datastore's top-level elements. */
    static List<XmlElement> apply(List<XmlElement> filters, List<XmlElement> data) {
        List<XmlElement> selected = new ArrayList<>();
        for (XmlElement element : data) {
            prune(element, filters).ifPresent(selected::add);
        }
        return selected;
    }

    /** What {@code siblings}, all the filter nodes at this level, select of one data node. */
    private static Optional<XmlElement> prune(XmlElement data, List<XmlElement> siblings) {
        List<XmlElement> inside = new ArrayList<>();
        boolean contained = false;
        for (XmlElement filter : siblings) {
            if (!names(filter, data)) {
                continue;
            }
            if (isContentMatch(filter)) {
                if (sameContent(filter, data)) {
                    return Optional.of(data);
                }
            } else if (filter.isLeaf()) {
                return Optional.of(data);
            } else if (contentMatches(filter, data)) {
                if (filter.children().stream().allMatch(SubtreeFilter::isContentMatch)) {
                    return Optional.of(data);
                }
                contained = true;
                inside.addAll(filter.children());
            }
        }
        return contained ? contents(data, inside) : Optional.empty();
    }

    private static Optional<XmlElement> contents(XmlElement data, List<XmlElement> filters) {
        List<QName> keys = SwitchSchema.keysOf(data.name());
        List<XmlElement> children = new ArrayList<>();
        boolean any = false;
        for (XmlElement child : data.children()) {
            Optional<XmlElement> pruned = prune(child, filters);
            any |= pruned.isPresent();
            if (pruned.isPresent() || keys.contains(child.name())) {
                children.add(pruned.orElse(child));
            }
        }
        return any ? Optional.of(data.with(children)) : Optional.empty();
    }

    /** Every content match node among a filter's children must find its value (section 6.2.5). */
    private static boolean contentMatches(XmlElement filter, XmlElement data) {
        return filter.children().stream()
                .filter(SubtreeFilter::isContentMatch)
                .allMatch(match ->
                        data.children().stream().anyMatch(child -> names(match, child) && sameContent(match, child)));
    }

    /** Namespace selection (6.2.1) and attribute match expressions (6.2.2). */
    private static boolean names(XmlElement filter, XmlElement data) {
        String namespace = filter.name().getNamespaceURI();
        return filter.local().equals(data.local())
                && (namespace.isEmpty() || namespace.equals(data.name().getNamespaceURI()))
                && filter.attributes().entrySet().stream()
                        .allMatch(attribute ->
                                attribute.getValue().equals(data.attributes().get(attribute.getKey())));
    }

    private static boolean isContentMatch(XmlElement filter) {
        return filter.isLeaf() && !filter.text().isBlank();
    }

    private static boolean sameContent(XmlElement filter, XmlElement data) {
        return data.isLeaf()
                && (filter.trimmed().equals(data.trimmed())
                        || expanded(filter)
                                .filter(name ->
                                        expanded(data).filter(name::equals).isPresent())
                                .isPresent());
    }

    /** An identity's value with the namespace instead of the prefix, which every sender chooses for itself. */
    private static Optional<QName> expanded(XmlElement leaf) {
        String value = leaf.trimmed();
        int colon = value.indexOf(':');
        Map<String, String> namespaces = leaf.namespaces();
        if (colon <= 0 || !namespaces.containsKey(value.substring(0, colon))) {
            return Optional.empty();
        }
        return Optional.of(new QName(namespaces.get(value.substring(0, colon)), value.substring(colon + 1)));
    }
}
