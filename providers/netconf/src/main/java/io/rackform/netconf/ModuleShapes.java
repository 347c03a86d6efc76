package io.rackform.netconf;

import io.rackform.netconf.protocol.RpcSession;
import io.rackform.netconf.subtree.LearnedShapes;
import io.rackform.netconf.xml.Element;
import java.util.List;

/** What a device's YANG modules say of lists; asked for once per session and namespace. */
final class ModuleShapes {
    LearnedShapes of(RpcSession session, List<Element> trees) {
        return LearnedShapes.NOTHING;
    }
}
