/**
 * What people read: plans, drift, state, outputs and messages, as text. Everything is a function from data to text.
 *
 * <p>Start at {@link io.rackform.cli.view.PlanView}. {@link io.rackform.cli.view.Comparison} tells two values apart
 * element by element, {@link io.rackform.cli.view.DifferenceText} prints what it found. Not here: what moves while
 * something runs (that is progress), and output for machines (that is json).
 */
@NullMarked
package io.rackform.cli.view;

import org.jspecify.annotations.NullMarked;
