/**
 * The JSON syntax of the configuration language: the same tree as that of the native syntax, from {@code *.rf.json} and
 * {@code *.tf.json}.
 *
 * <p>Start at {@link io.rackform.hcl.json.JsonSyntax}. JSON does not tell blocks from attributes: what the language defines
 * is known here, what a resource type defines is left as attributes until its schema is at hand ({@link
 * io.rackform.hcl.json.JsonSyntax#withBlocks}).
 */
@NullMarked
package io.rackform.hcl.json;

import org.jspecify.annotations.NullMarked;
