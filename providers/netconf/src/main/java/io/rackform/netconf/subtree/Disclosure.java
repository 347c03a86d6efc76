package io.rackform.netconf.subtree;

import io.rackform.netconf.xml.Element;
import java.util.List;
import java.util.regex.Pattern;

/** Configuration as it may be shown: values of leaves that hold secrets are left out. */
public final class Disclosure {
    private static final String HIDDEN = "(hidden)";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(passw|secret|passphrase|private-key|privatekey|community|auth-key|authkey|key-string|psk|shared-key"
                    + "|encrypt|cleartext|token|credential|md5|sha-).*");

    /** Values as password hashes and iana-crypt-hash have them (RFC 7317). */
    private static final Pattern SECRET_VALUE = Pattern.compile("\\$(0|1|2[aby]?|5|6|7|8|9|14|y)\\$.*");

    private Disclosure() {}

    public static List<Element> of(List<Element> tree) {
        return tree.stream().map(Disclosure::of).toList();
    }

    private static Element of(Element element) {
        if (element.isLeaf()) {
            return element.text().isEmpty() || !isSecret(element) ? element : element.withText(HIDDEN);
        }
        return element.withChildren(of(element.children()));
    }

    private static boolean isSecret(Element leaf) {
        return SECRET_NAME.matcher(leaf.local()).matches()
                || SECRET_VALUE.matcher(leaf.text()).matches();
    }
}
