/**
 * The whole way on simulated devices, in one process: from a commit to the devices, drift and back, and a merge that is applied.
 *
 * <p>Start at {@link io.rackform.cli.demo.Demo}, which is the script; {@link io.rackform.cli.demo.DemoSite} has the devices and
 * the temporary folder, {@link io.rackform.cli.demo.DemoRepository} the Git repository. Not here: how a plan or an apply looks;
 * the demo runs the commands' own ways.
 */
@NullMarked
package io.rackform.cli.demo;

import org.jspecify.annotations.NullMarked;
