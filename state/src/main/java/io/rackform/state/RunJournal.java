package io.rackform.state;

import java.util.List;

/**
 * The entries of one run. All methods may be called from many threads at once: calls that meet share one write to the
 * disk. When a method returns, its entries have reached the disk, and a killed process or a power cut cannot lose them.
 * An interrupt neither shortens the wait nor harms the database; it stays set.
 *
 * <p>A failed write throws {@link StateException}, and so does every later call of this journal: what was recorded before stays,
 * and nothing more may be sent to a device.
 */
public interface RunJournal extends AutoCloseable {
    /**
     * Says what is about to be done; call it before the device hears of it.
     *
     * @return the intents with their numbers
     */
    List<Intent> intend(List<Intent> intents);

    /** Records results, all of them or none; the serial grows by one where one of them differs from what is recorded. */
    void record(List<Change> changes);

    /**
     * Ends the run.
     *
     * @param outcome one word or a short sentence for the history
     */
    void finish(String outcome);

    /** Gives the database free. A journal that was not finished stays in the history as interrupted. */
    @Override
    void close();
}
