package io.rackform.redfish.session;

import java.io.IOException;

/** An answer that is longer than any document of a BMC may be. */
final class OversizedAnswer extends IOException {
    OversizedAnswer(int bound) {
        super("the answer has more than " + bound + " bytes");
    }
}
