package io.rackform.k8s.readiness;

/** How far an object is on its way to being ready. */
public sealed interface Progress {
    /** It is ready. */
    record Ready() implements Progress {}

    /** @param what is missing, in a few words */
    record Waiting(String what) implements Progress {}

    /** It will not become ready by waiting. */
    record Broken(String why) implements Progress {}
}
