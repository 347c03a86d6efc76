package io.rackform.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The lab's certificate authority and the one server certificate that all its TLS devices show, valid for
 * {@code 127.0.0.1} and {@code localhost} only. Keys are EC P-256.
 */
public final class LabCertificates {
    private static final String FILE = "lab-certificates.p12";
    /** The file is protected by its mode, not by this word: whoever runs the lab may read its keys. */
    private static final char[] FILE_PASSWORD = "rackform-lab".toCharArray();

    private static final Duration LIFETIME = Duration.ofDays(3650);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate authority;
    private final SSLContext serverContext;

    private LabCertificates(KeyStore keys) throws GeneralSecurityException {
        authority = (X509Certificate) keys.getCertificate("authority");
        authority.checkValidity();
        ((X509Certificate) keys.getCertificate("server")).checkValidity();
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(serverOnly(keys), FILE_PASSWORD);
        serverContext = SSLContext.getInstance("TLS");
        serverContext.init(managers.getKeyManagers(), null, RANDOM);
    }

    /** A new authority that lives as long as this object. */
    public static LabCertificates create() {
        try {
            return new LabCertificates(newKeys());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("this Java runtime cannot make EC certificates", e);
        }
    }

    /** The authority that is kept in a folder; made there by the first call. */
    public static LabCertificates keptIn(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                store(newKeys(), file);
            }
            return new LabCertificates(load(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the lab's keys in " + file, e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(
                    "the lab's keys in " + file + " cannot be used (" + e.getMessage()
                            + "); delete the file, the lab makes new ones",
                    e);
        }
    }

    /** The authority's certificate, for clients to trust. */
    public String caPem() {
        try {
            String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(authority.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate made here cannot be encoded", e);
        }
    }

    /** What a server on loopback needs to speak TLS. */
    public SSLContext serverContext() {
        return serverContext;
    }

    private static KeyStore newKeys() throws GeneralSecurityException, IOException, OperatorCreationException {
        // A name of its own for each authority: clients that trust two labs must not mix up their keys.
        X500Name authorityName = new X500Name("CN=Rackform lab CA " + Long.toHexString(RANDOM.nextLong()));
        KeyPair authorityKeys = newPair();
        X509Certificate authority =
                certificate(authorityName, authorityName, authorityKeys, authorityKeys.getPrivate(), null);
        KeyPair serverKeys = newPair();
        X509Certificate server = certificate(
                authorityName, new X500Name("CN=localhost"), serverKeys, authorityKeys.getPrivate(), authority);
        KeyStore keys = emptyStore();
        keys.setCertificateEntry("authority", authority);
        keys.setKeyEntry("server", serverKeys.getPrivate(), FILE_PASSWORD, new Certificate[] {server, authority});
        return keys;
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Name issuer, X500Name subject, KeyPair keys, PrivateKey signer, @Nullable X509Certificate authority)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, RANDOM).setBit(63),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFETIME)),
                subject,
                keys.getPublic());
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
        if (authority == null) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } else {
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(authority));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            GeneralName[] names = {
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")
            };
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyStore serverOnly(KeyStore keys) throws GeneralSecurityException {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    "server", keys.getKey("server", FILE_PASSWORD), FILE_PASSWORD, keys.getCertificateChain("server"));
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store cannot be made", e);
        }
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, FILE_PASSWORD);
        }
        return store;
    }

    private static void store(KeyStore keys, Path file) throws GeneralSecurityException, IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(
                folder,
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(fresh)) {
            keys.store(out, FILE_PASSWORD);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
