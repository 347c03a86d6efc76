package io.rackform.k8s.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in PEM (RFC 7468). */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    /** AlgorithmIdentifier of rsaEncryption (RFC 8017, appendix A.1). */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    /** The content of an AlgorithmIdentifier up to the curve: id-ecPublicKey (RFC 5480, section 2.1.1). */
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    /** The tag of an ECPrivateKey's {@code parameters} (RFC 5915, section 3). */
    private static final int EC_PARAMETERS = 0xa0;

    private Pem() {}

    /** All certificates of the text; at least one. */
    static List<X509Certificate> certificates(String pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            if (blocks.group(1).equals("CERTIFICATE")) {
                certificates.add((X509Certificate)
                        factory.generateCertificate(new ByteArrayInputStream(decoded(blocks.group(2)))));
            }
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("it holds no block that begins with -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }

    private static byte[] decoded(String base64) throws CertificateException {
        try {
            return Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new CertificateException("its base64 is broken", e);
        }
    }

    /** The first private key of the text: PKCS#8, or the older forms of RSA and EC, which are wrapped into it. */
    static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            byte[] key = decoded(blocks.group(2));
            switch (blocks.group(1)) {
                case "PRIVATE KEY" -> {
                    return pkcs8(key);
                }
                case "RSA PRIVATE KEY" -> {
                    return pkcs8(wrapped(RSA, key));
                }
                case "EC PRIVATE KEY" -> {
                    return pkcs8(wrapped(ecAlgorithm(key), key));
                }
                default -> { // allow default: certificates and parameters may stand beside the key
                }
            }
        }
        throw new InvalidKeySpecException("it holds no private key in PEM; an encrypted one cannot be used");
    }

    private static PrivateKey pkcs8(byte[] encoded) throws GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(encoded);
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // The next algorithm; the last one's failure is the caller's.
                if (algorithm.equals("EdDSA")) {
                    throw e;
                }
            }
        }
        throw new InvalidKeySpecException("its algorithm is not known");
    }

    /** PrivateKeyInfo (RFC 5208, section 5): version 0, algorithm, key. */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        byte[] version = {0x02, 0x01, 0x00};
        return der(SEQUENCE, version, algorithm, der(OCTET_STRING, key));
    }

    /** The curve stands in the key itself: it is the object identifier behind the parameters' tag. */
    private static byte[] ecAlgorithm(byte[] key) throws InvalidKeySpecException {
        for (int i = 0; i + 4 < key.length; i++) {
            int inner = key[i + 1] & 0xff;
            if ((key[i] & 0xff) == EC_PARAMETERS
                    && key[i + 2] == OBJECT_IDENTIFIER
                    && (key[i + 3] & 0xff) == inner - 2
                    && i + 2 + inner <= key.length) {
                byte[] curve = java.util.Arrays.copyOfRange(key, i + 2, i + 2 + inner);
                return der(SEQUENCE, EC, curve);
            }
        }
        throw new InvalidKeySpecException("its EC key does not name its curve");
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        int length = content.size();
        if (length < 0x80) {
            encoded.write(length);
        } else if (length <= 0xff) {
            encoded.write(0x81);
            encoded.write(length);
        } else {
            encoded.write(0x82);
            encoded.write(length >> 8);
            encoded.write(length);
        }
        encoded.writeBytes(content.toByteArray());
        return encoded.toByteArray();
    }
}
