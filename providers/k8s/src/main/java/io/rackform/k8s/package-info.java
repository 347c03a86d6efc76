/**
 * Kubernetes objects by server-side apply.
 *
 * <p>Start at {@link io.rackform.k8s.KubernetesProvider}. One configured instance is one cluster, and one resource type,
 * {@code k8s_manifest}, serves every kind.
 *
 * <pre>
 * api        one request to the cluster            json  answers as values
 * manifest   what a manifest means, the plan       readiness  when an object is ready
 * session    reads, dry runs, writes, waiting
 * </pre>
 *
 * <p>There is no client library below: the large ones take seconds to start, retry what must not be retried, and hide
 * whether a request can have arrived. {@code api} is the whole of what is needed.
 *
 * <p>Not here: Helm charts, references between manifests (the graph has them), discovery of what a cluster holds.
 */
@NullMarked
package io.rackform.k8s;

import org.jspecify.annotations.NullMarked;
