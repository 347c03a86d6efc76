/** The configuration language: scanner, parser, syntax tree, evaluation and functions. */
@NullMarked
package io.rackform.hcl;

import org.jspecify.annotations.NullMarked;
