/**
 * Functions that read and write documents: JSON, YAML, CSV, values files. Start at {@link
 * io.rackform.hcl.function.document.JsonFunctions}; a format has a reader and a writer where it needs them. Not here: the JSON
 * form of the configuration language.
 */
@NullMarked
package io.rackform.hcl.function.document;

import org.jspecify.annotations.NullMarked;
