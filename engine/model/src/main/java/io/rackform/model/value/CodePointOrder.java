package io.rackform.model.value;

import java.util.Comparator;

/** The order of text by Unicode code point, which is the order of its bytes in UTF-8 and not that of Java's strings. */
public enum CodePointOrder implements Comparator<String> {
    ORDER;

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char first = left.charAt(i);
            char second = right.charAt(i);
            if (first != second) {
                // Surrogates stand for code points above all characters that one char can hold.
                boolean surrogates = Character.isSurrogate(first) || Character.isSurrogate(second);
                return surrogates && Character.isSurrogate(first) != Character.isSurrogate(second)
                        ? (Character.isSurrogate(first) ? 1 : -1)
                        : Character.compare(first, second);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
