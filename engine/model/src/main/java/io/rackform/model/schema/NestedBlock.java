package io.rackform.model.schema;

/**
 * A block type inside a block.
 *
 * @param minimum least number of blocks
 * @param maximum greatest number of blocks; {@link Integer#MAX_VALUE} for no limit
 */
public record NestedBlock(Nesting nesting, BlockSchema block, int minimum, int maximum) {
    /** @throws IllegalArgumentException where a set would have write-only attributes: its elements are told apart by their values */
    public NestedBlock {
        if (nesting == Nesting.SET && block.holdsWriteOnly()) {
            throw new IllegalArgumentException("blocks that become a set cannot hold write-only attributes");
        }
    }

    /** How the blocks become a value. */
    public enum Nesting {
        /** At most one; its value is an object or null. */
        SINGLE,
        LIST,
        SET,
        /** One label each, the key. */
        MAP
    }
}
