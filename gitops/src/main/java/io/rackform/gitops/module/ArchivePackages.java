package io.rackform.gitops.module;

import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.gitops.module.ArchiveLimits.Refused;
import io.rackform.gitops.source.CacheFolder;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Packages that are archives. In the cache each address has a folder, with a folder for each content that it had: its manifest,
 * and the contents of its files under their hashes.
 */
final class ArchivePackages implements Packages<ModuleSource.Archive> {
    private static final int MOST_CAUSES = 12;
    private static final String LAST = "last";
    private static final String MANIFEST = "manifest";
    private static final String CONTENTS = "contents";

    private final ArchiveFetcher fetcher;
    private final boolean offline;
    private final ModuleListener listener;

    ArchivePackages(ArchiveFetcher fetcher, boolean offline, ModuleListener listener) {
        this.fetcher = fetcher;
        this.offline = offline;
        this.listener = listener;
    }

    private Path folder(ModuleSource.Archive source) {
        String address = source.address() + " " + source.kind();
        return fetcher.cache()
                .resolve(TreeManifest.sha256(address.getBytes(StandardCharsets.UTF_8))
                        .substring(0, 24));
    }

    private static String folderName(String hash) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(hash.substring(TreeManifest.ALGORITHM.length())));
    }

    @Override
    public Optional<Fetched.Here> cached(ModuleSource.Archive source, LockedModule locked) {
        Path place = folder(source).resolve(folderName(locked.hash()));
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try {
            Optional<TreeManifest> manifest = TreeManifest.parse(Files.readString(place.resolve(MANIFEST)));
            if (manifest.isPresent() && manifest.get().hash().equals(locked.hash())) {
                CacheFolder.touch(folder(source));
                return Optional.of(here(source, manifest.get(), place));
            }
        } catch (IOException e) {
            // Damaged, as below.
            return dropped(source, place);
        }
        return dropped(source, place);
    }

    private Optional<Fetched.Here> dropped(ModuleSource.Archive source, Path place) {
        if (!offline) {
            listener.damaged(source);
            drop(place);
        }
        return Optional.empty();
    }

    private static void drop(Path place) {
        try {
            CacheFolder.delete(place, path -> true);
        } catch (IOException e) {
            // The fetch that follows says what is wrong with the folder.
        }
    }

    private Fetched.Here here(ModuleSource.Archive source, TreeManifest manifest, Path place) {
        return new Fetched.Here(manifest, new ArchiveFiles(source, place), "", List.of());
    }

    @Override
    public Fetched locked(ModuleSource.Archive source, LockedModule locked) {
        return newest(source);
    }

    @Override
    public Fetched newest(ModuleSource.Archive source) {
        Path folder = folder(source);
        Path fresh = null;
        try {
            Files.createDirectories(folder);
            fresh = Files.createTempDirectory(folder, "new");
            Path file = fresh.resolve("archive");
            fetcher.download(source, file);
            Path contents = Files.createDirectory(fresh.resolve(CONTENTS));
            TreeManifest manifest = Unpacking.unpack(file, source.kind(), contents, fetcher.limits());
            Files.delete(file);
            Files.writeString(fresh.resolve(MANIFEST), manifest.text());
            Path place = folder.resolve(folderName(manifest.hash()));
            if (!Files.isDirectory(place)) {
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.writeString(folder.resolve(CacheFolder.USED), "");
            Files.writeString(folder.resolve(LAST), manifest.hash());
            return here(source, manifest, place);
        } catch (IOException e) {
            return new Fetched.Failed(fault(source, e));
        } finally {
            if (fresh != null) {
                drop(fresh);
            }
        }
    }

    @Override
    public Optional<Fetched.Here> lastKnown(ModuleSource.Archive source) {
        try {
            String hash = Files.readString(folder(source).resolve(LAST));
            return cached(source, new LockedModule(source.label(), source.address(), "", hash));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Diagnostic fault(ModuleSource.Archive source, IOException fault) {
        String from = source.address();
        String words = String.valueOf(fault.getMessage());
        return switch (fault) {
            case Refused refused ->
                Diagnostic.error(
                        "Archive refused",
                        "The archive " + from + " is not used: " + words
                                + ". Nothing of it was kept. Check the address, and"
                                + " ask whoever made the archive.");
            case ArchiveFetcher.Answered answered -> answered(from, answered.status());
            case SSLException untrusted ->
                Diagnostic.error(
                        "Archive server's certificate is not trusted",
                        "The server of " + from + " did not prove who it is: " + words
                                + ". Nothing was sent to it. Install the certificate of its authority on this machine, or"
                                + " name its file with http.sslCAInfo in ~/.gitconfig.");
            default -> // allow default: whatever the network does
                Diagnostic.error(
                        isNetwork(fault) ? "Archive server not reachable" : "Archive cannot be fetched",
                        "Fetching the archive " + from + " failed: " + shortened(fault)
                                + ". Check the address, the network and the proxy between here and there, and the disk of the"
                                + " cache folder.");
        };
    }

    private static Diagnostic answered(String from, int status) {
        if (status == 401 || status == 403) {
            return Diagnostic.error(
                    "Archive server refused the login",
                    from + " wants a login that it accepts (status " + status
                            + "). Logins are taken from ~/.netrc, from Git's credential helpers and from GIT_ASKPASS, and none"
                            + " of them gave one that it takes.");
        }
        return Diagnostic.error(
                status == 404 || status == 410 ? "Archive not found" : "Archive cannot be fetched",
                "The server answered with status " + status + " when it was asked for " + from
                        + ". Check the address. Some servers also say that something is not there where the login may not read"
                        + " it.");
    }

    private static boolean isNetwork(IOException fault) {
        return fault instanceof ConnectException
                || fault instanceof UnknownHostException
                || fault instanceof HttpTimeoutException;
    }

    private static String shortened(Throwable fault) {
        Throwable innermost = fault;
        for (int i = 0; innermost.getCause() != null && i < MOST_CAUSES; i++) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof UnresolvedAddressException) {
            return "unknown host";
        }
        String message = innermost.getMessage();
        String kind = innermost instanceof ConnectException ? "connection refused" : "the connection was closed";
        return message == null ? kind : message.replaceAll("\\s+", " ").replaceFirst("\\.$", "");
    }

    /** The files of one content of an archive. */
    private final class ArchiveFiles implements PackageFiles {
        private final ModuleSource.Archive source;
        private final Path place;

        ArchiveFiles(ModuleSource.Archive source, Path place) {
            this.source = source;
            this.place = place;
        }

        @Override
        public byte[] read(String path, String sha256) throws IOException {
            return Files.readAllBytes(place.resolve(CONTENTS).resolve(sha256));
        }

        @Override
        public String describe() {
            return "the archive " + source.address();
        }

        @Override
        public String label() {
            return source.address() + ":";
        }

        @Override
        public @Nullable Commit commit() {
            return null;
        }

        @Override
        public PackageFiles repaired() throws IOException {
            if (offline) {
                throw new IOException("the copy in the cache is damaged, and the network is not to be used");
            }
            listener.damaged(source);
            drop(place);
            return switch (newest(source)) {
                case Fetched.Here here -> here.files();
                case Fetched.Failed(Diagnostic why) ->
                    throw new IOException(
                            "the copy in the cache is damaged, and fetching it again failed. " + why.detail());
            };
        }
    }
}
