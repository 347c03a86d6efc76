package io.rackform.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.workplace.Validating;
import io.rackform.spi.EphemeralTypes;
import io.rackform.spi.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the types are what their schemas say; {@code -Drackform.rewrite=true} writes them anew. */
final class ResourcePagesTest {
    private static final Path PAGES = Path.of(System.getProperty("rackform.root", ".."), "docs/resources");
    private static final boolean REWRITE = Boolean.getBoolean("rackform.rewrite");

    /** All pages by the names of their files. */
    private static Map<String, String> pages() {
        Map<String, Provider> providers = new TreeMap<>();
        Validating.installedProviders().forEach(provider -> providers.put(provider.name(), provider));
        Map<String, String> pages = new LinkedHashMap<>();
        StringBuilder index = new StringBuilder("# Resource types\n\nWritten from the schemas of the providers.\n");
        providers.forEach((name, provider) -> {
            index.append("\n## ").append(name).append("\n\n");
            if (!provider.configuration().attributes().isEmpty()) {
                pages.put("provider_" + name + ".md", ResourcePage.of(provider));
                index.append("- [the provider block](provider_").append(name).append(".md)\n");
            }
            provider.resourceTypes().forEach(type -> {
                pages.put(type.name() + ".md", ResourcePage.of(type));
                index.append(entry(type.name(), type.name()));
            });
            provider.dataSourceTypes().forEach(type -> {
                pages.put("data_" + type.name() + ".md", ResourcePage.of(type));
                index.append(entry("data." + type.name(), "data_" + type.name()));
            });
            if (provider instanceof EphemeralTypes ephemeral) {
                ephemeral.ephemeralTypes().forEach(type -> {
                    pages.put("ephemeral_" + type.name() + ".md", ResourcePage.of(type));
                    index.append(entry("ephemeral." + type.name(), "ephemeral_" + type.name()));
                });
            }
        });
        pages.put("README.md", index.toString());
        return pages;
    }

    private static String entry(String name, String file) {
        return "- [`" + name + "`](" + file + ".md)\n";
    }

    @Test
    void thePagesAreCurrent() throws IOException {
        assertThat(REWRITE && "true".equals(System.getenv("CI")))
                .as("CI compares with the pages; it never writes them")
                .isFalse();
        Map<String, String> pages = pages();
        if (REWRITE) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
            }
        }
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.toList()) {
                found.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(found).isEqualTo(new TreeMap<>(pages));
    }

    @Test
    void everythingIsDescribed() {
        for (Provider provider : Validating.installedProviders()) {
            provider.configuration()
                    .attributes()
                    .forEach((name, attribute) -> assertThat(attribute.description())
                            .as(provider.name() + "." + name)
                            .isNotBlank());
            provider.resourceTypes().forEach(type -> {
                assertThat(type.schema().description()).as(type.name()).isNotBlank();
                type.schema()
                        .block()
                        .attributes()
                        .forEach((name, attribute) -> assertThat(attribute.description())
                                .as(type.name() + "." + name)
                                .isNotBlank());
            });
        }
    }
}
