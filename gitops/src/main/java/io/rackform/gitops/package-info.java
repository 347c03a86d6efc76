/** Git sources, the reconcile loop and drift reports. */
@NullMarked
package io.rackform.gitops;

import org.jspecify.annotations.NullMarked;
