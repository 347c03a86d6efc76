/** Kubernetes objects by server-side apply. */
@NullMarked
package io.rackform.k8s;

import org.jspecify.annotations.NullMarked;
