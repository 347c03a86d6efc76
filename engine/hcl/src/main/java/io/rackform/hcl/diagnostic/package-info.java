/**
 * Shows diagnostics to a person: the source lines, what they referred to, and the text, for a terminal or a pipe.
 *
 * <p>Start at {@link io.rackform.hcl.diagnostic.DiagnosticRenderer}. {@link io.rackform.hcl.diagnostic.SafeText} makes text
 * of users and devices fit for a terminal; whoever prints such text anywhere calls it. Not here: the diagnostics
 * themselves, which are in {@code io.rackform.model.diagnostic}, and their JSON form, which is the command line's.
 */
@NullMarked
package io.rackform.hcl.diagnostic;

import org.jspecify.annotations.NullMarked;
