package io.rackform.model.json;

/** Turns sensitive text into a form that may be stored, and back. */
public interface SecretSeal {
    /** The stored form of a secret: never the clear text. */
    String seal(String clear);

    /**
     * The secret of a stored form.
     *
     * @throws IllegalArgumentException where it was sealed with another key or was changed
     */
    String open(String sealed);
}
