package io.rackform.engine.run;

/** What goes wrong with the edits of an item. */
enum ShelfFault {
    /** The shelf does not take it. */
    REFUSED,
    /** It is done without an answer. */
    UNANSWERED,
    /** It is done without an answer, and the shelf is unreachable from then on. */
    LOST,
    /** The provider throws before it sends anything. */
    APPLY_THROWS,
    /** The provider makes the edit and forgets to say so, and throws when it reads. */
    READ_THROWS,
    /** The provider says nothing about it, and does nothing. */
    NO_OUTCOME,
    /** The shelf holds something else afterwards than it was told to. */
    OTHER_CONTENT,
    /** The shelf holds something else afterwards, and does not answer. */
    GARBLED,
    /** The provider does not say what the item weighs now. */
    NO_WEIGHT
}
