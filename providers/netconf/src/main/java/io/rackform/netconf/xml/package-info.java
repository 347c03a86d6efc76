/**
 * XML as NETCONF uses it: an immutable tree, a parser for hostile input and two ways of writing.
 *
 * <pre>
 * Element = name, attributes, prefixes (namespace bindings that the text uses), text | Element*
 * </pre>
 *
 * <p>Start at {@link io.rackform.netconf.xml.Element}. Comments, processing instructions and mixed content do not exist
 * here: data that follows YANG has none (RFC 7950). Not here: what the elements mean.
 */
@NullMarked
package io.rackform.netconf.xml;

import org.jspecify.annotations.NullMarked;
