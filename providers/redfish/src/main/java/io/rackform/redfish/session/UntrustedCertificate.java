package io.rackform.redfish.session;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** The certificate that a server showed, and why it is not good enough. */
final class UntrustedCertificate extends CertificateException {
    private final transient X509Certificate shown;

    UntrustedCertificate(X509Certificate shown, String why) {
        super(why);
        this.shown = shown;
    }

    X509Certificate shown() {
        return shown;
    }
}
