package io.rackform.engine.config.settings;

import io.rackform.model.diagnostic.SourceRange;

/**
 * {@code required_version}.
 *
 * @param block {@code rackform}, where it is our own version, or {@code terraform}, where it is the level of the dialect
 */
public record VersionRequirement(String block, VersionConstraint constraint, SourceRange range) {}
