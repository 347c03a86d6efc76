package io.rackform.netconf.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Iterator;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Reads private keys as OpenSSH writes them. */
public final class PrivateKeys {
    private PrivateKeys() {}

    /** Nothing where the text holds no key that can be used: the reasons that libraries give hold parts of the text. */
    public static Optional<KeyPair> read(String pem) {
        byte[] bytes = (pem.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("private_key"), in, FilePasswordProvider.EMPTY);
            Iterator<KeyPair> each =
                    keys == null ? Optional.<KeyPair>empty().stream().iterator() : keys.iterator();
            return each.hasNext() ? Optional.of(each.next()) : Optional.empty();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
