/**
 * One change of a device's configuration as one transaction, undone unless it is proven.
 *
 * <p><b>Protocol.</b> RFC 6241: locks (7.5), edit-config (7.2), candidate (8.3), confirmed commit (8.4), rollback-on-error
 * (8.5), validate (8.6), startup (8.7).
 *
 * <p><b>States</b> of {@link io.rackform.netconf.transaction.CandidateTransaction}, and what happens where a step fails:
 *
 * <pre>
 * state     step to the next              the step fails                         the answer is lost
 * --------  ----------------------------  -------------------------------------  ---------------------------------------
 * OPEN      lock running, candidate       NotStarted (holder named)              NotStarted
 * LOCKED    discard leftovers, read,      discard, unlock: Refused               NotStarted: the device drops the lock
 *           edit-config test-then-set                                            and with it the edit
 * EDITED    commit confirmed, persist     discard, unlock: Refused               look over a new session: took effect:
 *                                                                                WAITING; else cancel: Undone or InDoubt
 * WAITING   new session: hello, read      cancel-commit, discard: Undone;        InDoubt: the device's timer undoes it
 *                                         cannot cancel: InDoubt
 * PROVEN    commit persist-id             cancel-commit: Undone or InDoubt       confirm again over a new session; an
 *                                                                                unknown persist-id with the right
 *                                                                                configuration means confirmed
 * DONE      copy to startup, read back,   noted: the change stands               noted: the change stands
 *           unlock
 * </pre>
 *
 * <p>If this process dies, the device drops the session's locks and edits, and its timer undoes a commit that waits; the
 * next run, which finds the intent, reads only after that ({@link io.rackform.netconf.transaction.PendingCommit}). A
 * server that keeps what it proposed in the candidate after that is met at the next lock: leftovers that are exactly what
 * is to be sent again are discarded, other people's are not.
 *
 * <p>Without confirmed-commit EDITED goes to DONE by a plain commit; without a candidate {@link
 * io.rackform.netconf.transaction.RunningTransaction} edits running under its lock.
 *
 * <p>Start at {@link io.rackform.netconf.transaction.Transaction}. Not here: what is edited, and for whom.
 */
@NullMarked
package io.rackform.netconf.transaction;

import org.jspecify.annotations.NullMarked;
