/**
 * Rackform beside golden files. {@code PeerScenarioTest} plans and applies the scenarios in {@code src/test/peer}, where the
 * reference's answers stand; {@code WrongConfigurationTest} holds the messages for the wrong configurations in
 * {@code src/test/wrong}; {@code SummariesTest} finds messages that no wrong configuration leads to. Not here: values of single
 * expressions, which the language's own tests compare.
 */
@NullMarked
package io.rackform.cli.golden;

import org.jspecify.annotations.NullMarked;
