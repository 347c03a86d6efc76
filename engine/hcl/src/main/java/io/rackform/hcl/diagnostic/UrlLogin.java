package io.rackform.hcl.diagnostic;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Hides passwords of URLs in lines that are shown: a message is copied into tickets and logs that the file is not copied
 * into.
 */
final class UrlLogin {
    /** The user and the password of a URL. Over HTTPS a lone user can be an access token. */
    private static final Pattern LOGIN =
            Pattern.compile("(https?://|://[^/@\\s\"']{0,200}?:)([^/@\\s\"']{1,2000})@", Pattern.CASE_INSENSITIVE);

    private UrlLogin() {}

    /** As short as it can be told. */
    static String hidden(String text) {
        return text.contains("://") ? LOGIN.matcher(text).replaceAll("$1***@") : text;
    }

    /** As many bytes of UTF-8 as there were, so that places in the text stay where they are. */
    static String starred(String text) {
        return text.contains("://")
                ? LOGIN.matcher(text)
                        .replaceAll(
                                found -> found.group(1).replace("$", "\\$") + "*".repeat(length(found.group(2))) + "@")
                : text;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
