package io.rackform.netconf.transaction;

import io.rackform.netconf.xml.Element;
import java.util.List;

/** What a transaction is for. */
public interface Work {
    /** Selects the nodes that the work is about. */
    List<Element> filter();

    /** What to do, seen from the nodes as they are while the locks are held. */
    Decision decide(List<Element> live);

    /** Whether these nodes are as wanted, or at least as the device made of it what was wanted. */
    boolean isProven(List<Element> before, List<Element> after);

    /**
     * Whether a candidate differs from running only in what this work wants: then it is left over from an earlier try.
     */
    boolean isLeftOver(List<Element> candidate, List<Element> running);

    /** What to do. */
    sealed interface Decision {
        /** Send this edit. */
        record Send(List<Element> edit) implements Decision {
            public Send {
                edit = List.copyOf(edit);
            }
        }

        /** All is as wanted. */
        record Nothing() implements Decision {}

        /** Do not touch the device. */
        record Stop(Result.Problem problem) implements Decision {}
    }
}
