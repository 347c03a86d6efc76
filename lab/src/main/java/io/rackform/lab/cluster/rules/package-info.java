/**
 * What the API server does to an object before it keeps it: defaults, validation, immutable fields, quotas, warnings.
 *
 * <p>Start at {@link io.rackform.lab.cluster.rules.Admission}, which calls the others in the server's own order. The
 * texts of the faults are those of kube-apiserver 1.34: clients tell some of them apart only by text.
 *
 * <p>Not here: who owns a field ({@code fields}), what becomes of an object later (the controllers of the cluster).
 */
@NullMarked
package io.rackform.lab.cluster.rules;

import org.jspecify.annotations.NullMarked;
