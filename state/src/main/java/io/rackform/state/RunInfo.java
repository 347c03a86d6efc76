package io.rackform.state;

import java.time.Instant;

/**
 * Who changes the state, why, and from which source.
 *
 * @param runId unique among all runs of this state
 * @param kind the command: apply, destroy, refresh
 * @param commit the source's commit; empty for a working folder
 * @param planDigest the digest of the plan that is applied; empty where there is none
 */
public record RunInfo(
        String runId,
        String kind,
        String who,
        Instant startedAt,
        String commit,
        String commitAuthor,
        String commitMessage,
        String planDigest) {}
