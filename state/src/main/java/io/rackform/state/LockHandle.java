package io.rackform.state;

/** The right to change the state, until it is closed or the process ends, however it ends. */
public interface LockHandle extends AutoCloseable {
    LockHolder holder();

    @Override
    void close();
}
