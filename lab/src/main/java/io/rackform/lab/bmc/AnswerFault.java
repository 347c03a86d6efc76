package io.rackform.lab.bmc;

/** How one answer is spoilt, see {@link LabBmc#spoil}. */
public enum AnswerFault {
    /** The length is announced, the connection ends in the middle. */
    TRUNCATED,
    /** JSON that goes on for 64 MiB. */
    OVERSIZED,
    /** Valid JSON, nested 100,000 deep. */
    NESTED,
    /** An HTML page with status 200, as a proxy or a log-in page gives. */
    NOT_JSON,
    /** 503 with Retry-After; the request has no effect. */
    UNAVAILABLE
}
