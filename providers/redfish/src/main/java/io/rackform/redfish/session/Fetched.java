package io.rackform.redfish.session;

import org.jspecify.annotations.Nullable;

/**
 * A document as it was read.
 *
 * @param link from where
 * @param entityTag null where the BMC gave none
 */
public record Fetched<T>(String link, T document, @Nullable String entityTag) {}
