/**
 * What {@code rackform} and {@code terraform} blocks say: which versions and providers a module needs, and where the state is.
 *
 * <pre>
 * Settings = VersionRequirement* ProviderRequirement* BackendBlock? EncryptionBlock?
 * </pre>
 *
 * <p>Start at {@link io.rackform.engine.config.settings.Settings}. Not here: decoding, which is the modules' own.
 */
@NullMarked
package io.rackform.engine.config.settings;

import org.jspecify.annotations.NullMarked;
