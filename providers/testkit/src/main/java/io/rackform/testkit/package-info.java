/**
 * The contract that every provider keeps, as tests. Start at {@link io.rackform.testkit.ProviderContract}: a provider's
 * test class implements it and inherits the tests. Not here: what a device does; that is tested against devices.
 */
@NullMarked
package io.rackform.testkit;

import org.jspecify.annotations.NullMarked;
