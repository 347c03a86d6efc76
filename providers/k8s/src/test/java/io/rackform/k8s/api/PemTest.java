package io.rackform.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.lab.LabCertificates;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PemTest {
    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder().encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    /** What stands in the octet string at the end of a PKCS#8 key: the older form of the same key. */
    private static byte[] inner(byte[] pkcs8, byte[] start) {
        for (int i = 0; i < pkcs8.length - start.length; i++) {
            if (i > 20 && Arrays.equals(pkcs8, i, i + start.length, start, 0, start.length)) {
                return Arrays.copyOfRange(pkcs8, i, pkcs8.length);
            }
        }
        throw new IllegalStateException("no inner key");
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }

    @Test
    void keysAreReadInBothTheirForms() throws GeneralSecurityException {
        PrivateKey rsa = pair("RSA").getPrivate();
        assertThat(Pem.privateKey(pem("PRIVATE KEY", rsa.getEncoded()))).isEqualTo(rsa);
        byte[] older = inner(rsa.getEncoded(), new byte[] {0x30, (byte) 0x82});
        assertThat(Pem.privateKey(pem("RSA PRIVATE KEY", older))).isEqualTo(rsa);
        PrivateKey ec = pair("EC").getPrivate();
        assertThat(Pem.privateKey(pem("PRIVATE KEY", ec.getEncoded()))).isEqualTo(ec);
    }

    /** RFC 5915 section 3: version 1, the number, and the curve behind a tag; as {@code openssl ecparam -genkey} writes. */
    @Test
    void anOlderEcKeyBringsItsCurve() throws GeneralSecurityException {
        ECPrivateKey ec = (ECPrivateKey) pair("EC").getPrivate();
        String number = HexFormat.of().formatHex(ec.getS().toByteArray());
        String padded = "0".repeat(64) + number;
        byte[] older = HexFormat.of()
                .parseHex("30310201010420" + padded.substring(padded.length() - 64) + "a00a06082a8648ce3d030107");
        PrivateKey read = Pem.privateKey(pem("EC PRIVATE KEY", older));
        assertThat(((ECPrivateKey) read).getS()).isEqualTo(ec.getS());
        assertThat(((ECPrivateKey) read).getParams().getCurve())
                .isEqualTo(ec.getParams().getCurve());
    }

    @Test
    void certificatesAreReadAndAnythingElseRefused() throws GeneralSecurityException {
        String ca = LabCertificates.create().caPem();
        assertThat(Pem.certificates("some words before\n" + ca + ca)).hasSize(2);
        assertThatThrownBy(() -> Pem.certificates("no pem")).hasMessageContaining("BEGIN CERTIFICATE");
        assertThatThrownBy(() -> Pem.privateKey(ca)).hasMessageContaining("no private key");
    }
}
