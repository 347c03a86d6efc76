package io.rackform.hcl.crypto;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;

/**
 * A private RSA key, read from PEM text in any of the forms that OpenSSL and OpenSSH write: PKCS #1, PKCS #8 and OpenSSH's own.
 */
public final class RsaKey {
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");
    private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    /** Version 0 and the algorithm rsaEncryption without parameters, which stand before the key itself in PKCS #8. */
    private static final byte[] ALGORITHM = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private final PrivateKey key;

    private RsaKey(PrivateKey key) {
        this.key = key;
    }

    /** Why there is no key, or why it does not open what it should. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    public static RsaKey parse(String pem) throws Refused {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.find()) {
            throw new Refused("it has no line -----BEGIN ... PRIVATE KEY-----, so it is not a key in PEM format");
        }
        String kind = matcher.group(1);
        String body = matcher.group(2);
        if (body.indexOf(':') >= 0 || kind.equals("ENCRYPTED PRIVATE KEY")) {
            throw locked();
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(body.strip());
        } catch (IllegalArgumentException wrong) {
            throw new Refused("the text between its BEGIN and END lines is not Base64");
        }
        try {
            return new RsaKey(
                    switch (kind) {
                        case "RSA PRIVATE KEY" -> pkcs8(wrapped(bytes));
                        case "PRIVATE KEY" -> pkcs8(bytes);
                        case "OPENSSH PRIVATE KEY" -> openSsh(ByteBuffer.wrap(bytes));
                        default -> // allow default: any text
                            throw new Refused("it is a key of another kind: " + kind);
                    });
        } catch (GeneralSecurityException | BufferUnderflowException | ArithmeticException wrong) {
            throw new Refused("it is damaged, or is no RSA key");
        }
    }

    private static Refused locked() {
        return new Refused("it is locked by a passphrase, and there is no way to give that here");
    }

    private static PrivateKey pkcs8(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static byte[] wrapped(byte[] pkcs1) {
        byte[] octets = element(0x04, pkcs1);
        byte[] content = Arrays.copyOf(ALGORITHM, ALGORITHM.length + octets.length);
        System.arraycopy(octets, 0, content, ALGORITHM.length, octets.length);
        return element(0x30, content);
    }

    /** An element of DER (X.690 section 8.1). */
    private static byte[] element(int tag, byte[] content) {
        byte[] length = content.length < 0x80
                ? new byte[] {(byte) content.length}
                : content.length < 0x100
                        ? new byte[] {(byte) 0x81, (byte) content.length}
                        : new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return ByteBuffer.allocate(1 + length.length + content.length)
                .put((byte) tag)
                .put(length)
                .put(content)
                .array();
    }

    /** OpenSSH's PROTOCOL.key: a header, the public key, then the private numbers. */
    private static PrivateKey openSsh(ByteBuffer bytes) throws GeneralSecurityException, Refused {
        byte[] magic = new byte[OPENSSH.length];
        bytes.get(magic);
        boolean open = Arrays.equals(magic, OPENSSH) && text(bytes).equals("none");
        if (!open) {
            throw locked();
        }
        field(bytes);
        field(bytes);
        bytes.getInt();
        field(bytes);
        ByteBuffer secret = ByteBuffer.wrap(field(bytes));
        secret.getLong();
        String kind = text(secret);
        if (!kind.equals("ssh-rsa")) {
            throw new Refused("it is a key of another kind: " + kind);
        }
        BigInteger n = number(secret);
        BigInteger e = number(secret);
        BigInteger d = number(secret);
        BigInteger inverse = number(secret);
        BigInteger p = number(secret);
        BigInteger q = number(secret);
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        n, e, d, p, q, d.mod(p.subtract(BigInteger.ONE)), d.mod(q.subtract(BigInteger.ONE)), inverse));
    }

    private static byte[] field(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        bytes.get(field);
        return field;
    }

    private static String text(ByteBuffer bytes) {
        return new String(field(bytes), StandardCharsets.US_ASCII);
    }

    private static BigInteger number(ByteBuffer bytes) {
        return new BigInteger(1, field(bytes));
    }

    /** What was encrypted for this key with the padding of PKCS #1 version 1.5. */
    public byte[] decrypt(byte[] encrypted) throws Refused {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            return cipher.doFinal(encrypted);
        } catch (GeneralSecurityException wrong) {
            throw new Refused("it was not encrypted for this key"
                    + (key instanceof RSAPrivateKey rsa
                            ? " of " + rsa.getModulus().bitLength() + " bits"
                            : ""));
        }
    }
}
