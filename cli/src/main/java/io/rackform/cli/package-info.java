/** The command line, which wires everything together. */
@NullMarked
package io.rackform.cli;

import org.jspecify.annotations.NullMarked;
