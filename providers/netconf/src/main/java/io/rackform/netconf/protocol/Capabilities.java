package io.rackform.netconf.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a device announced in its hello (RFC 6241 section 8.1). */
public record Capabilities(Set<String> uris) {
    private static final String STANDARD = "urn:ietf:params:netconf:capability:";
    static final String BASE_1_0 = "urn:ietf:params:netconf:base:1.0";
    static final String BASE_1_1 = "urn:ietf:params:netconf:base:1.1";

    public Capabilities {
        uris = java.util.Collections.unmodifiableSet(new TreeSet<>(uris));
    }

    /** A YANG module that the device announced by {@code namespace?module=name&revision=...}. */
    public record Module(String namespace, String name, String revision) {}

    public boolean chunkedFraming() {
        return uris.contains(BASE_1_1);
    }

    public boolean candidate() {
        return standard("candidate:");
    }

    public boolean writableRunning() {
        return standard("writable-running:");
    }

    /** Version 1.1, which can confirm from another session (RFC 6241 section 8.4). */
    public boolean confirmedCommit() {
        return standard("confirmed-commit:1.1");
    }

    /** Version 1.0, where only the session that committed can confirm. */
    public boolean confirmedCommitOfOneSession() {
        return standard("confirmed-commit:1.0") && !confirmedCommit();
    }

    public boolean rollbackOnError() {
        return standard("rollback-on-error:");
    }

    /** Any version: both know {@code test-then-set}. */
    public boolean validate() {
        return standard("validate:");
    }

    public boolean startup() {
        return standard("startup:");
    }

    public boolean monitoring() {
        return uris.stream().anyMatch(uri -> uri.startsWith(Operations.MONITORING));
    }

    public boolean yangLibrary() {
        return standard("yang-library:")
                || uris.stream().anyMatch(uri -> uri.startsWith("urn:ietf:params:xml:ns:yang:ietf-yang-library"));
    }

    /** Whether leaves that hold their default are left out of replies unless asked for (RFC 6243 section 2.2). */
    public boolean trimsDefaults() {
        return withDefaults("basic-mode").filter("trim"::equals).isPresent();
    }

    /** Whether replies can hold defaults, tagged as such (RFC 6243 section 3.4). */
    public boolean tagsDefaults() {
        return withDefaults("also-supported")
                .filter(modes -> List.of(modes.split(",")).contains("report-all-tagged"))
                .isPresent();
    }

    public List<Module> modules() {
        List<Module> modules = new ArrayList<>();
        for (String uri : uris) {
            Optional<String> name = parameter(uri, "module");
            name.ifPresent(module -> modules.add(new Module(
                    uri.substring(0, uri.indexOf('?')),
                    module,
                    parameter(uri, "revision").orElse(""))));
        }
        return modules;
    }

    private Optional<String> withDefaults(String parameter) {
        return uris.stream()
                .filter(uri -> uri.startsWith(STANDARD + "with-defaults:"))
                .findFirst()
                .flatMap(uri -> parameter(uri, parameter));
    }

    private boolean standard(String start) {
        return uris.stream().anyMatch(uri -> uri.startsWith(STANDARD + start));
    }

    private static Optional<String> parameter(String uri, String name) {
        int question = uri.indexOf('?');
        if (question < 0) {
            return Optional.empty();
        }
        for (String pair : uri.substring(question + 1).split("[&;]")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
