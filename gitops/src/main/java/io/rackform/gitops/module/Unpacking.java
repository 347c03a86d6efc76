package io.rackform.gitops.module;

import io.rackform.gitops.module.ArchiveLimits.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Takes the entries of an archive. A content is stored under its hash and never under the name that the archive gives it, so no
 * name leads anywhere; names that would are refused all the same, because whoever made them meant no good.
 */
final class Unpacking {
    private final Path contents;
    private final ArchiveLimits limits;
    private final TreeMap<String, TreeManifest.Entry> entries = new TreeMap<>();
    private int count;
    private long bytes;

    /** @param contents a folder for the contents */
    Unpacking(Path contents, ArchiveLimits limits) {
        this.contents = contents;
        this.limits = limits;
    }

    /** The manifest of what a file holds. */
    static TreeManifest unpack(Path file, ArchiveKind kind, Path contents, ArchiveLimits limits) throws IOException {
        Unpacking unpacking = new Unpacking(contents, limits);
        switch (kind) {
            case ZIP -> ZipReader.read(file, unpacking);
            case TAR -> TarReader.read(file, false, unpacking);
            case TAR_GZ -> TarReader.read(file, true, unpacking);
        }
        return unpacking.manifest();
    }

    private TreeManifest manifest() throws IOException {
        for (String path : entries.keySet()) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                if (entries.containsKey(path.substring(0, slash))) {
                    throw new Refused("\"" + path.substring(0, slash) + "\" is a file or a link and a folder in it");
                }
            }
        }
        if (entries.isEmpty()) {
            throw new Refused("there is no file in it");
        }
        return new TreeManifest(entries);
    }

    void folder(String name) throws IOException {
        path(name);
    }

    void file(String name, InputStream content) throws IOException {
        entries.put(path(name), new TreeManifest.Entry(store(content), false));
    }

    /** @param target as the archive has it, relative to the link's folder */
    void link(String name, String target) throws IOException {
        String path = path(name);
        List<String> place = new ArrayList<>(List.of(path.split("/", -1)));
        place.removeLast();
        if (target.isEmpty() || target.startsWith("/") || target.contains("\\") || target.indexOf(':') == 1) {
            throw new Refused("the link \"" + path + "\" leads out of it");
        }
        for (String part : target.split("/", -1)) {
            if (part.equals("..")) {
                if (place.isEmpty()) {
                    throw new Refused("the link \"" + path + "\" leads out of it");
                }
                place.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                place.add(part);
            }
        }
        byte[] words = target.getBytes(StandardCharsets.UTF_8);
        entries.put(path, new TreeManifest.Entry(store(new ByteArrayInputStream(words)), true));
    }

    /** A second name of a file that came before. */
    void sameAs(String name, String earlier) throws IOException {
        String path = path(name);
        TreeManifest.Entry entry = entries.get(checked(earlier));
        if (entry == null) {
            throw new Refused("\"" + path + "\" is a second name of a file that is not in it");
        }
        entries.put(path, entry);
    }

    private String path(String name) throws IOException {
        limits.checkEntries(++count);
        return checked(name);
    }

    private static String checked(String name) throws IOException {
        TreeManifest.checkPath(name);
        boolean drive = name.length() > 1 && name.charAt(1) == ':';
        if (name.startsWith("/") || name.contains("\\") || drive) {
            throw new Refused("the name \"" + name + "\" leads out of it");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                throw new Refused("the name \"" + name + "\" leads out of it");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private String store(InputStream content) throws IOException {
        Path fresh = Files.createTempFile(contents, "new", "");
        MessageDigest digest = TreeManifest.sha256();
        try (OutputStream to = Files.newOutputStream(fresh)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                limits.checkUnpacked(bytes);
                digest.update(buffer, 0, read);
                to.write(buffer, 0, read);
            }
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        Files.move(fresh, contents.resolve(hash), StandardCopyOption.REPLACE_EXISTING);
        return hash;
    }
}
