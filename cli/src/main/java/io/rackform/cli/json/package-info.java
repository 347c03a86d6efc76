/**
 * What machines read: one JSON object a line, with the names that Terraform's {@code -json} user interface uses.
 *
 * <p>Start at {@link io.rackform.cli.json.JsonReport}. Not here: the state's own JSON, which is the model's.
 */
@NullMarked
package io.rackform.cli.json;

import org.jspecify.annotations.NullMarked;
