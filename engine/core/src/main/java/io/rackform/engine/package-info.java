/** Configuration, evaluation, refresh, plan, execution graph and apply. */
@NullMarked
package io.rackform.engine;

import org.jspecify.annotations.NullMarked;
