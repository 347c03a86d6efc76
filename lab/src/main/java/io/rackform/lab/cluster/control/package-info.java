/**
 * What happens in the cluster by itself: workloads become ready, definitions are served, contents of deleted things go.
 *
 * <p>Start at {@link io.rackform.lab.cluster.control.Controllers}. There are no pods behind a workload: its status says
 * what it would say if they ran. An image whose tag is {@code broken} never starts, so that a failing rollout can be
 * seen too.
 *
 * <p>Not here: anything that a request asks for.
 */
@NullMarked
package io.rackform.lab.cluster.control;

import org.jspecify.annotations.NullMarked;
