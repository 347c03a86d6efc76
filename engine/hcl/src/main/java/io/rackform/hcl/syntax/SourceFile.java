package io.rackform.hcl.syntax;

/**
 * A configuration file's text.
 *
 * @param name as messages show it
 * @param bytes UTF-8; not copied: whoever made it does not change it
 */
@SuppressWarnings("ArrayRecordComponent")
public record SourceFile(String name, byte[] bytes) {}
