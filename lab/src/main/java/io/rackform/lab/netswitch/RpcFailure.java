package io.rackform.lab.netswitch;

import java.util.List;

/** An operation that answers with errors instead of its result. */
final class RpcFailure extends RuntimeException {
    private final transient List<RpcError> errors;

    RpcFailure(List<RpcError> errors) {
        super(errors.getFirst().tag() + ": " + errors.getFirst().message());
        this.errors = List.copyOf(errors);
    }

    List<RpcError> errors() {
        return errors;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // an answer to a client, not a fault of this program
    }
}
