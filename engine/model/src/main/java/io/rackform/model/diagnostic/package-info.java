/**
 * What is said to the user: {@link io.rackform.model.diagnostic.Diagnostic} and where it points. Rendering for a
 * terminal is the command line's, rendering of source lines the language's.
 */
@NullMarked
package io.rackform.model.diagnostic;

import org.jspecify.annotations.NullMarked;
