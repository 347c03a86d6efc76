package io.rackform.model.schema;

/**
 * What a resource type or data source may hold.
 *
 * @param version raised with every change that recorded objects must be upgraded for
 * @param description one paragraph for the reference pages; Markdown
 */
public record ResourceSchema(int version, BlockSchema block, String description) {}
