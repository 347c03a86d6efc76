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
 * <p>Start at {@link io.rackform.hcl.syntax.HclParser}, {@link io.rackform.hcl.syntax.Expression} and {@link
 * io.rackform.hcl.syntax.Body}. Every node has its source range. No node holds anything of an evaluation. What can be known
 * without one is in {@link io.rackform.hcl.syntax.Variables} and {@link io.rackform.hcl.syntax.StaticExpression}.
 *
 * <p>The way of the text: {@code Scanner} and {@code TemplateScanner} cut bytes into {@code Tokens}; {@code BodyParser},
 * {@code ExpressionParser}, {@code CollectionParser} and {@code TemplateParser} read those through one {@code TokenReader},
 * which also finds the way back after an error. Nesting is bounded, because whoever walks a tree does so by recursion. Not
 * here: the JSON syntax ({@code io.rackform.hcl.json}), and what blocks mean.
 */
@NullMarked
package io.rackform.hcl.syntax;

import org.jspecify.annotations.NullMarked;
