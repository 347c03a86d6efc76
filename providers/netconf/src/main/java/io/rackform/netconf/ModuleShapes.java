package io.rackform.netconf;

import io.rackform.netconf.protocol.Capabilities;
import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.Reply;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.subtree.LearnedShapes;
import io.rackform.netconf.subtree.YangNames;
import io.rackform.netconf.transport.TransportException;
import io.rackform.netconf.xml.Element;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a device's own YANG modules say of lists: asked for once (RFC 6022), only the modules of the namespaces in use and
 * those they take groupings from. A device that does not hand them out is used without.
 */
final class ModuleShapes {
    /** Enough for the largest public sets; a device that names more of them is not believed. */
    private static final int MOST_MODULES = 60;

    private final TreeMap<String, YangNames> known = new TreeMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();
    private List<Capabilities.Module> library = List.of();

    synchronized LearnedShapes of(RpcSession session, List<Element> trees) throws TransportException {
        Set<String> used = trees.stream()
                .flatMap(Element::stream)
                .map(Element::namespace)
                .collect(Collectors.toCollection(TreeSet::new));
        if (namespaces.addAll(used)) {
            fetch(session, used);
        }
        return LearnedShapes.of(List.copyOf(known.values())).about(trees);
    }

    private void fetch(RpcSession session, Set<String> used) throws TransportException {
        if (library.isEmpty()) {
            library = modules(session);
        }
        if (library.stream().noneMatch(module -> module.namespace().equals(Operations.MONITORING))) {
            return;
        }
        Deque<String> open = library.stream()
                .filter(module -> used.contains(module.namespace()))
                .map(Capabilities.Module::name)
                .collect(Collectors.toCollection(ArrayDeque::new));
        while (!open.isEmpty()) {
            List<String> round = new ArrayList<>();
            for (String name = open.poll(); name != null; name = open.poll()) {
                if (asked.size() < MOST_MODULES && asked.add(name)) {
                    round.add(name);
                }
            }
            List<Reply> replies = session.callAll(round.stream()
                    .map(name -> Operations.getSchema(name, revision(name)))
                    .toList());
            for (int i = 0; i < replies.size(); i++) {
                learn(round.get(i), replies.get(i), open);
            }
        }
    }

    private void learn(String name, Reply reply, Deque<String> open) {
        if (reply.isOk() && reply.data().size() == 1) {
            YangNames.read(reply.data().getFirst().text()).ifPresent(names -> {
                known.put(name, names);
                open.addAll(names.needs());
            });
        }
    }

    private String revision(String name) {
        return library.stream()
                .filter(module -> module.name().equals(name))
                .map(Capabilities.Module::revision)
                .findFirst()
                .orElse("");
    }

    /** From the hello, or from the YANG library of servers that list their modules only there (RFC 7895, RFC 8525). */
    private static List<Capabilities.Module> modules(RpcSession session) throws TransportException {
        List<Capabilities.Module> announced = session.capabilities().modules();
        if (announced.stream().anyMatch(module -> module.namespace().equals(Operations.MONITORING))) {
            return announced;
        }
        if (!session.capabilities().yangLibrary()) {
            return announced;
        }
        Reply reply = session.call(Operations.get(Operations.libraryFilter()));
        List<Capabilities.Module> all = new ArrayList<>(announced);
        reply.data().stream()
                .flatMap(Element::stream)
                .filter(each -> each.local().equals("module"))
                .filter(each -> !each.childText("namespace").isEmpty())
                .map(each -> new Capabilities.Module(
                        each.childText("namespace"), each.childText("name"), each.childText("revision")))
                .forEach(all::add);
        return all;
    }
}
