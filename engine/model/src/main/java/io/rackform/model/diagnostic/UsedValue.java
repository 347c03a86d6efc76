package io.rackform.model.diagnostic;

/**
 * What something that a failing expression names stands for.
 *
 * @param name as it is written: {@code var.racks}
 * @param statement a predicate to put after it, which shows nothing sensitive: {@code is list of string with 3 elements}
 */
public record UsedValue(String name, String statement) {
    @Override
    public String toString() {
        return name + " " + statement;
    }
}
