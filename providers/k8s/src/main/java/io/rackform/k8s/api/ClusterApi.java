package io.rackform.k8s.api;

/** Sends one request to the cluster's API server and says what came back. Used from many threads. */
public interface ClusterApi extends AutoCloseable {
    /** The API server's address, for messages. */
    String server();

    /** The answer, whatever its status, or the silence. Never throws for a server that is away. */
    Reply send(Call call);

    @Override
    void close();
}
