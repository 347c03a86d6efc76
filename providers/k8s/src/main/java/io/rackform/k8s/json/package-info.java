/**
 * JSON as configuration values: objects are {@link io.rackform.model.value.ObjectValue}, arrays {@link
 * io.rackform.model.value.TupleValue}, so that one vocabulary serves manifests, answers and state.
 *
 * <p>Start at {@link io.rackform.k8s.json.JsonText}; {@link io.rackform.k8s.json.Tree} looks into a value. Not here: what
 * the fields mean.
 */
@NullMarked
package io.rackform.k8s.json;

import org.jspecify.annotations.NullMarked;
