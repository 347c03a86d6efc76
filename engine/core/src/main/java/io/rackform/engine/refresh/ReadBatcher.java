package io.rackform.engine.refresh;

import io.rackform.model.address.InstanceAddress;
import io.rackform.spi.Finding;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Reads of one device that are asked for while another is under way travel together in the next round trip. */
public final class ReadBatcher {
    private final ProviderSession session;
    private final Object lock = new Object();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean reading;

    private record Waiting(ReadRequest request, CompletableFuture<ReadOutcome> answer) {}

    ReadBatcher(ProviderSession session) {
        this.session = session;
    }

    /** The outcome for one object; blocks until it is read. */
    public ReadOutcome read(ReadRequest request) {
        Waiting mine = new Waiting(request, new CompletableFuture<>());
        boolean lead;
        synchronized (lock) {
            waiting.add(mine);
            lead = !reading;
            reading = true;
        }
        while (lead) {
            List<Waiting> batch;
            synchronized (lock) {
                batch = waiting;
                waiting = new ArrayList<>();
                lead = !batch.isEmpty();
                reading = lead;
            }
            answer(batch);
        }
        return mine.answer.join();
    }

    private void answer(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Map<InstanceAddress, ReadOutcome> outcomes =
                readAll(session, batch.stream().map(Waiting::request).toList());
        for (Waiting one : batch) {
            one.answer.complete(outcomes.get(one.request.address()));
        }
    }

    /** An outcome for one request, without waiting for others; as {@link #readAll}. */
    public static ReadOutcome readNow(ProviderSession session, ReadRequest request) {
        return Objects.requireNonNull(readAll(session, List.of(request)).get(request.address()));
    }

    /** An outcome for every request, whatever the session does: what is missing or thrown is unreachable. */
    static Map<InstanceAddress, ReadOutcome> readAll(ProviderSession session, List<ReadRequest> requests) {
        Map<InstanceAddress, ReadOutcome> answered;
        try {
            answered = session.read(requests);
        } catch (RuntimeException fault) {
            ReadOutcome unreachable = unreachable(session, fault.toString());
            Map<InstanceAddress, ReadOutcome> all = new HashMap<>();
            requests.forEach(request -> all.put(request.address(), unreachable));
            return all;
        }
        Map<InstanceAddress, ReadOutcome> complete = new HashMap<>();
        for (ReadRequest request : requests) {
            ReadOutcome outcome = answered.get(request.address());
            complete.put(request.address(), outcome == null ? unreachable(session, "it gave no answer") : outcome);
        }
        return complete;
    }

    private static ReadOutcome unreachable(ProviderSession session, String why) {
        return new ReadOutcome.Unreachable(List.of(Finding.error(
                "Provider failed while reading",
                "The provider could not read from " + session.device() + ": " + why
                        + ". Reading changes nothing there. This is a fault of the provider. Please report it.")));
    }
}
