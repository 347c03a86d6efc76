package io.rackform.engine.apply;

/** Watches a run. Called from many threads; must not block for long. */
@FunctionalInterface
public interface ApplyListener {
    void on(ApplyEvent event);
}
