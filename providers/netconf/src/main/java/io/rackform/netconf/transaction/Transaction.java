package io.rackform.netconf.transaction;

import io.rackform.netconf.protocol.Capabilities;
import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.protocol.Operations.Store;
import io.rackform.netconf.protocol.Reply;
import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.transport.TransportException;
import io.rackform.netconf.xml.Element;
import java.util.List;

/** Carries out some work on one device, in the best way that the device can. */
public final class Transaction {
    private Transaction() {}

    public static Result run(DeviceSessions sessions, Work work, Terms terms) {
        RpcSession session;
        try {
            session = sessions.current();
            if (!session.isAlive()) {
                session = sessions.current();
            }
        } catch (TransportException e) {
            return notStarted(e);
        }
        Capabilities capabilities = session.capabilities();
        if (capabilities.candidate()) {
            return new CandidateTransaction(sessions, session, work, terms).run();
        }
        if (capabilities.writableRunning()) {
            return new RunningTransaction(session, sessions, work, terms).run();
        }
        return new Result.NotStarted(
                new Result.Problem(
                        "Device takes no configuration",
                        "The device announces neither :candidate nor :writable-running (RFC 6241 section 8), so that its"
                                + " configuration cannot be changed over NETCONF. Switch on what it needs for that, or read it only."));
    }

    static Result.NotStarted notStarted(TransportException e) {
        return new Result.NotStarted(new Result.Problem(summary(e), message(e)));
    }

    /** The fixed phrase for a fault of a connection. */
    public static String summary(TransportException e) {
        return switch (e.fault()) {
            case UNREACHABLE -> "Device not reachable";
            case HOST_KEY -> "Host key not trusted";
            case LOGIN -> "Device refused the log-in";
            case NO_NETCONF -> "No NETCONF at this address";
            case LOST -> "Connection to the device lost";
            case BROKEN -> "Unreadable answer from the device";
            case TIMEOUT -> "Device did not answer in time";
        };
    }

    static String message(TransportException e) {
        return String.valueOf(e.getMessage());
    }

    /** The selected nodes of a datastore. */
    public static Reply read(RpcSession session, Store store, List<Element> filter) throws TransportException {
        Capabilities capabilities = session.capabilities();
        return session.call(
                Operations.getConfig(store, filter, capabilities.trimsDefaults() && capabilities.tagsDefaults()));
    }

    /** Reads back what a commit left; over a new session where the old one breaks, because the change stands anyway. */
    static Reply readBack(DeviceSessions sessions, RpcSession used, List<Element> filter) throws TransportException {
        try {
            return read(used, Store.RUNNING, filter);
        } catch (TransportException e) {
            RpcSession fresh = sessions.fresh();
            sessions.adopt(fresh);
            return read(fresh, Store.RUNNING, filter);
        }
    }

    /** Makes a change survive the device's next start (RFC 6241 section 8.7); gives the words for where it does not. */
    static List<String> save(RpcSession session) {
        if (!session.capabilities().startup()) {
            return List.of();
        }
        String why;
        try {
            Reply copied = session.call(Operations.copyRunningToStartup());
            if (copied.isOk()) {
                return List.of();
            }
            why = copied.words() + ".";
        } catch (TransportException e) {
            why = message(e);
        }
        return List.of("The change is in force, but the device did not save it for its next start: " + why);
    }
}
