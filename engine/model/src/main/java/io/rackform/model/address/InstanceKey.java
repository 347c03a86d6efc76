package io.rackform.model.address;

import org.jspecify.annotations.Nullable;

/** Tells the instances of one block apart: none, {@code count.index} or {@code each.key}. Sorted none, numbers, strings. */
public sealed interface InstanceKey extends Comparable<InstanceKey> {
    /** The key of a block's only instance. */
    static InstanceKey none() {
        return NoKey.NONE;
    }

    /** The block has neither count nor for_each. */
    record NoKey() implements InstanceKey {
        private static final NoKey NONE = new NoKey();

        // Written out, as in InstanceAddress.
        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NoKey;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    /** An instance of a block with count; counted from 0. */
    record IntKey(int index) implements InstanceKey {
        @Override
        public int hashCode() {
            return index;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof IntKey that && index == that.index;
        }

        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** An instance of a block with for_each. */
    record StringKey(String key) implements InstanceKey {
        @Override
        public int hashCode() {
            return key.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StringKey that && key.equals(that.key);
        }

        @Override
        public String toString() {
            return "[\"" + Quoted.escape(key) + "\"]";
        }
    }

    @Override
    default int compareTo(InstanceKey other) {
        return switch (this) {
            case NoKey ignored -> other instanceof NoKey ? 0 : -1;
            case IntKey(int index) ->
                switch (other) {
                    case NoKey ignored -> 1;
                    case IntKey(int otherIndex) -> Integer.compare(index, otherIndex);
                    case StringKey ignored -> -1;
                };
            case StringKey(String key) -> other instanceof StringKey(String otherKey) ? key.compareTo(otherKey) : 1;
        };
    }
}
