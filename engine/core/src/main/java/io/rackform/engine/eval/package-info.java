/**
 * The rules of the language: what the value of a variable, a local, an output, an instance's configuration is.
 *
 * <p>Start at {@link io.rackform.engine.eval.LanguageKey}, which lists the questions, and {@link
 * io.rackform.engine.eval.LanguageRules}, which answers them for every phase alike. The one question that a phase answers
 * in its own way is {@code InstanceValue}: what an object is, planned or applied. Not here: state and devices.
 */
@NullMarked
package io.rackform.engine.eval;

import org.jspecify.annotations.NullMarked;
