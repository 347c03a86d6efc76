package io.rackform.netconf.transaction;

import io.rackform.netconf.protocol.RpcError;
import io.rackform.netconf.xml.Element;
import java.util.List;

/** What became of a transaction. */
public sealed interface Result {
    /** The device was already as wanted; nothing was sent. */
    record Unchanged(List<Element> live) implements Result {
        public Unchanged {
            live = List.copyOf(live);
        }
    }

    /**
     * The device took the change, and it lasts.
     *
     * @param before the owned nodes before the change
     * @param after the owned nodes as read back; whether they are as wanted is for the reader to say
     * @param notes what the user should know: the device's warnings, a start-up configuration that was not saved
     */
    record Committed(List<Element> before, List<Element> after, List<String> notes) implements Result {
        public Committed {
            before = List.copyOf(before);
            after = List.copyOf(after);
            notes = List.copyOf(notes);
        }
    }

    /** No lock, no connection, or the work itself said no: nothing was sent. */
    record NotStarted(Problem problem) implements Result {}

    /**
     * The device refused; it is as it was.
     *
     * @param step what it refused, in a few words
     */
    record Refused(String step, List<RpcError> errors) implements Result {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /** The change was made, and undone because it could not be proven; the device is as it was. */
    record Undone(String why) implements Result {}

    /** The change may or may not be in force, now or in a while. */
    record InDoubt(String why) implements Result {}

    /** A refusal that is not the device's answer to an edit. */
    record Problem(String summary, String detail) {}
}
