/** Applies that are killed. */
@org.jspecify.annotations.NullMarked
package io.rackform.cli.kill;
