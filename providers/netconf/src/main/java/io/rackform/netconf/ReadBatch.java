package io.rackform.netconf;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.Reply;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.subtree.Difference;
import io.rackform.netconf.subtree.Filters;
import io.rackform.netconf.subtree.LearnedShapes;
import io.rackform.netconf.subtree.Ownership;
import io.rackform.netconf.subtree.Projection;
import io.rackform.netconf.subtree.Shapes;
import io.rackform.netconf.subtree.TreeMerge;
import io.rackform.netconf.transaction.PendingCommit;
import io.rackform.netconf.transaction.Transaction;
import io.rackform.netconf.transport.TransportException;
import io.rackform.netconf.xml.Element;
import io.rackform.spi.Finding;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads many objects with one get-config: the filters of all laid into one. */
final class ReadBatch {
    private final SessionHolder sessions;
    private final ModuleShapes modules;
    private final NetconfDevice.Device device;
    private final Duration confirmTimer;

    /** @param confirmTimer after which the device undoes a commit that an interrupted run did not confirm */
    ReadBatch(SessionHolder sessions, ModuleShapes modules, NetconfDevice.Device device, Duration confirmTimer) {
        this.sessions = sessions;
        this.modules = modules;
        this.device = device;
        this.confirmTimer = confirmTimer;
    }

    /**
     * One request, understood.
     *
     * @param whole whether all below the wanted nodes is asked for
     */
    private record Wanted(ReadRequest request, List<Element> want, List<Element> had, boolean whole) {
        static Wanted of(ReadRequest asked) {
            ObjectValue identity = asked.identity();
            boolean whole = identity != null && asked.desired() == null;
            ReadRequest request = identity == null || !whole
                    ? asked
                    : new ReadRequest(asked.address(), asked.type(), null, ImportPath.configuration(identity));
            ObjectValue desired = request.desired();
            boolean known = desired != null && new ConfigObject(desired).isConfigKnown();
            return new Wanted(
                    request,
                    known ? ConfigObject.treeOf(desired) : List.of(),
                    ConfigObject.treeOf(request.recorded()),
                    whole);
        }

        Shapes shapes(LearnedShapes learned) {
            Shapes shapes = Shapes.UNKNOWN;
            ObjectValue recorded = request.recorded();
            ObjectValue desired = request.desired();
            if (desired != null) {
                shapes = new ConfigObject(desired).shapes(learned, want);
            }
            if (recorded != null) {
                Shapes before = new ConfigObject(recorded).shapes(learned, had);
                shapes = desired == null ? before : shapes.and(before);
            }
            return shapes;
        }

        boolean isEmpty() {
            return want.isEmpty() && had.isEmpty();
        }

        /** Whether it was there before this resource: it stays when the resource goes. */
        boolean isImport() {
            return whole || request.identity() != null;
        }
    }

    Map<InstanceAddress, ReadOutcome> read(List<ReadRequest> requests) {
        Map<InstanceAddress, ReadOutcome> outcomes = new LinkedHashMap<>();
        List<Wanted> asked = new ArrayList<>();
        for (ReadRequest request : requests) {
            Wanted wanted = Wanted.of(request);
            if (wanted.isEmpty()) {
                // What to look for is known only after apply, so that nothing of it can be there.
                outcomes.put(request.address(), new ReadOutcome.NotFound());
            } else {
                asked.add(wanted);
            }
        }
        if (!asked.isEmpty()) {
            ask(asked, outcomes);
        }
        return outcomes;
    }

    private void ask(List<Wanted> asked, Map<InstanceAddress, ReadOutcome> outcomes) {
        for (boolean again = false; ; again = true) {
            RpcSession session = null;
            long number = -1;
            try {
                session = sessions.current();
                number = session.id();
                boolean inDoubt = asked.stream().anyMatch(each -> each.request().inDoubt());
                if (inDoubt && !PendingCommit.settled(session, confirmTimer)) {
                    unreachable(asked, outcomes, undecided());
                } else {
                    ask(session, asked, outcomes);
                }
                return;
            } catch (TransportException e) {
                // A session that ended while it lay idle says nothing about the device: one more try.
                boolean idle = session != null && e.fault() == TransportException.Fault.LOST;
                if (again || !idle) {
                    unreachable(
                            asked,
                            outcomes,
                            Finding.error(Transaction.summary(e), device + ": " + e.getMessage() + session(number)));
                    return;
                }
            }
        }
    }

    private static void unreachable(List<Wanted> asked, Map<InstanceAddress, ReadOutcome> outcomes, Finding finding) {
        ReadOutcome.Unreachable unreachable = new ReadOutcome.Unreachable(List.of(finding));
        asked.forEach(each -> outcomes.put(each.request().address(), unreachable));
    }

    private Finding undecided() {
        return Finding.error(
                "Device has an unconfirmed commit",
                device + " has a commit that is neither confirmed nor undone, although an interrupted run asked for "
                        + confirmTimer.toSeconds()
                        + " s. What it has now may not stay, so it was not read. Confirm or cancel that commit on the"
                        + " device, then run this again.");
    }

    private static String session(long number) {
        return number > 0 ? " (NETCONF session " + number + ")" : "";
    }

    private void ask(RpcSession session, List<Wanted> asked, Map<InstanceAddress, ReadOutcome> outcomes)
            throws TransportException {
        LearnedShapes learned = modules.of(
                session,
                asked.stream()
                        .flatMap(each -> Stream.concat(each.want().stream(), each.had().stream()))
                        .toList());
        List<Shapes> shapes = asked.stream().map(each -> each.shapes(learned)).toList();
        List<List<Element>> filters = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            filters.add(
                    Filters.of(shapes.get(i), asked.get(i).want(), asked.get(i).had()));
        }
        Shapes all = shapes.stream().reduce(Shapes::and).orElse(Shapes.UNKNOWN);
        Reply reply = Transaction.read(
                session, Operations.Store.RUNNING, TreeMerge.of(all, filters).tree());
        if (reply.isOk()) {
            for (int i = 0; i < asked.size(); i++) {
                List<Element> live = Filters.select(shapes.get(i), filters.get(i), reply.data());
                outcomes.put(asked.get(i).request().address(), found(asked.get(i), shapes.get(i), learned, live));
            }
            return;
        }
        askEach(session, asked, shapes, filters, learned, outcomes);
    }

    /** A device that refuses the whole refuses some part of it: the others are read all the same. */
    private void askEach(
            RpcSession session,
            List<Wanted> asked,
            List<Shapes> shapes,
            List<List<Element>> filters,
            LearnedShapes learned,
            Map<InstanceAddress, ReadOutcome> outcomes)
            throws TransportException {
        List<Reply> replies = session.callAll(filters.stream()
                .map(filter -> Operations.getConfig(
                        Operations.Store.RUNNING,
                        filter,
                        session.capabilities().trimsDefaults()
                                && session.capabilities().tagsDefaults()))
                .toList());
        for (int i = 0; i < asked.size(); i++) {
            Reply reply = replies.get(i);
            ReadOutcome outcome = reply.isOk()
                    ? found(
                            asked.get(i),
                            shapes.get(i),
                            learned,
                            Filters.select(shapes.get(i), filters.get(i), reply.data()))
                    : new ReadOutcome.Unreachable(
                            List.of(
                                    Finding.error(
                                            "Device refused to read",
                                            device + " does not answer get-config for this configuration: "
                                                    + reply.words()
                                                    + ". Check that the elements and namespaces in config are ones that the device has.")));
            outcomes.put(asked.get(i).request().address(), outcome);
        }
    }

    /** What is known of an object beside its configuration: from its record, or from a plan that is in doubt. */
    private static ConfigObject known(Wanted wanted, ObjectValue source) {
        ObjectValue intended = wanted.request().intended();
        // Where the plan does not say what was there before, nothing was.
        return new ConfigObject(wanted.request().recorded() == null && intended != null ? intended : source);
    }

    private static ReadOutcome found(Wanted wanted, Shapes before, LearnedShapes learned, List<Element> live) {
        if (live.isEmpty()) {
            return new ReadOutcome.NotFound();
        }
        Shapes shapes = before.seenIn(live);
        @Nullable ObjectValue recorded = wanted.request().recorded();
        ObjectValue source = recorded != null ? recorded : wanted.request().desired();
        if (source == null) {
            return new ReadOutcome.NotFound();
        }
        if (wanted.whole()) {
            source = source.with(ConfigObject.CONFIG, new StringValue(ConfigType.shown(live)));
        }
        List<Element> owned = recorded != null ? wanted.had() : wanted.whole() ? live : wanted.want();
        ConfigObject known = known(wanted, source);
        Difference difference = new Difference.Finder(shapes, Ownership.NONE, Set.of()).find(owned, List.of(), live);
        // What was planned and is there as planned is found as planned; a configuration alone says nothing of this.
        boolean asKnown = recorded != null || difference.isEmpty();
        Ownership ownership = wanted.isImport()
                ? Ownership.NONE.withPreexisting(difference.preexisting())
                : asKnown ? known.ownership() : Ownership.NONE;
        ObjectValue object = ConfigObject.complete(
                ConfigObject.configured(source),
                ConfigType.shown(Projection.of(shapes, owned, live)),
                asKnown ? known.text(ConfigObject.PAYLOAD) : "",
                ownership);
        List<Element> both =
                Stream.concat(wanted.want().stream(), wanted.had().stream()).toList();
        return new ReadOutcome.Found(
                object, new Reading(live, learned.about(both), !wanted.want().isEmpty()).evidence());
    }
}
