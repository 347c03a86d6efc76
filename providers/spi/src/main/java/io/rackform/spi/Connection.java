package io.rackform.spi;

import java.util.List;

/** What became of an attempt to prepare a session. */
public sealed interface Connection {
    /** The session; the caller closes it. */
    record Connected(ProviderSession session) implements Connection {}

    /** The configuration cannot be used: a bad certificate, an address of the wrong form. */
    record Refused(List<Finding> findings) implements Connection {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
