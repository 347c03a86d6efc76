/**
 * The way to a cluster: where it is, who may ask, and one request at a time over HTTPS.
 *
 * <p>Start at {@link io.rackform.k8s.api.ClusterApi}, the only interface that the rest of the provider talks to. {@link
 * io.rackform.k8s.api.ClusterAccess} says where and who, {@link io.rackform.k8s.api.Kubeconfig} reads the same from a
 * kubeconfig. {@link io.rackform.k8s.api.HttpClusterApi} sends.
 *
 * <p>This is a small client of our own and not one of the large ones: the provider needs a GET, a server-side apply and a
 * DELETE, must know of every failure whether the request can have arrived, and must not cost seconds at start-up. The
 * certificate and the host name are always verified; there is no setting that says otherwise.
 *
 * <p>Not here: what a manifest or an answer means.
 */
@NullMarked
package io.rackform.k8s.api;

import org.jspecify.annotations.NullMarked;
