/**
 * Who owns which field of an object: the arithmetic of server-side apply, and the patches beside it.
 *
 * <p>Start at {@link io.rackform.lab.cluster.fields.ServerSideApply}. A {@link io.rackform.lab.cluster.fields.Shape}
 * says how a value merges; {@link io.rackform.lab.cluster.fields.Parts} splits a value by its shape, and everything
 * else (sets, comparison, merge, pruning) is a walk over parts. Field sets are written as {@code fieldsV1}:
 *
 * <pre>
 * set     = { "." : {} if the path itself is owned, element : set ... }
 * element = "f:" field name | "k:" {key fields} | "v:" value of a set
 * </pre>
 *
 * <p>Everything here is a function over JSON trees. Not here: storage, HTTP, defaults and validation of kinds.
 */
@NullMarked
package io.rackform.lab.cluster.fields;

import org.jspecify.annotations.NullMarked;
