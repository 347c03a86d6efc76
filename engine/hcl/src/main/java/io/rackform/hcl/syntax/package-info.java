/**
 * The syntax tree of the configuration language, and the scanner and parsers that make it.
 *
 * <pre>
 * Body       = Attribute* Block*
 * Attribute  = name "=" Expression
 * Block      = type label* Body
 * Expression = Literal | Template | Reference | GetAttribute | GetIndex | Splat | Call | Unary | Binary | Conditional
 *            | ForEach | TupleOf | ObjectOf | Parentheses
 * </pre>
 *
 * <p>Start at {@link io.rackform.hcl.syntax.Expression} and {@link io.rackform.hcl.syntax.Body}. Every node has its
 * source range. No node holds anything of an evaluation.
 */
@NullMarked
package io.rackform.hcl.syntax;

import org.jspecify.annotations.NullMarked;
