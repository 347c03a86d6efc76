package io.rackform.lab.bmc;

import com.sun.net.httpserver.HttpExchange;
import io.rackform.lab.DeviceParts;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.LabDevice;
import io.rackform.lab.LabOptionException;
import io.rackform.lab.LoopbackServer;
import io.rackform.lab.TrafficLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A BMC that can be talked to: Redfish over HTTPS, or over HTTP where its options say {@code tls: false}. */
public final class LabBmc implements LabDevice {
    private static final Logger LOG = LoggerFactory.getLogger(LabBmc.class);

    /** A request with a longer body is refused with 413. */
    private static final int LONGEST_BODY = 1 << 20;

    private record Spoilt(String what, AnswerFault fault) {}

    private final DeviceParts parts;
    private final BmcOptions options;
    private final Map<String, String> access;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Spoilt> spoilt = new ArrayList<>();
    private final Agenda agenda;
    private final Bios bios;
    private final Machine machine;
    private final Sessions sessions;
    private final Tasks tasks;
    private final RedfishService service;
    private final LoopbackServer server;

    LabBmc(String name, Map<String, Object> map, LabCertificates certificates, LongSupplier nanoTime) {
        this.parts = new DeviceParts(name);
        this.options = BmcOptions.read(name, map);
        this.agenda = new Agenda(nanoTime);
        BiosRegistry registry = new BiosRegistry(options.identity());
        this.bios = new Bios(registry, options.habits().refusedAtReset());
        options.bios().forEach(this::setInitially);
        this.machine = new Machine(agenda, options, bios);
        this.sessions = new Sessions(options.access(), agenda);
        this.tasks = new Tasks(agenda, options);
        this.service = new RedfishService(
                options, sessions, new ServiceTree(options, sessions, tasks, machine, bios, registry));
        boolean tls = options.access().tls();
        Map<String, String> known = new LinkedHashMap<>();
        known.put("username", options.access().username());
        known.put("password", options.access().password());
        if (tls) {
            known.put("ca_pem", certificates.caPem());
        }
        this.access = Map.copyOf(known);
        this.server =
                new LoopbackServer(options.access().port(), tls ? certificates.serverContext() : null, this::handle);
    }

    /**
     * Starts a BMC.
     *
     * @param options see this package's page; none is required
     * @throws LabOptionException where an option is unknown or wrong
     */
    public static LabBmc create(String name, Map<String, Object> options, LabCertificates certificates) {
        return new LabBmc(name, options, certificates, System::nanoTime);
    }

    @Override
    public DeviceParts parts() {
        return parts;
    }

    @Override
    public String address() {
        return server.address();
    }

    @Override
    public Map<String, String> access() {
        return access;
    }

    /** {@inheritDoc} Paths: {@code bios.NAME}, {@code power}, {@code boot.BootSourceOverrideTarget} and its like. */
    @Override
    public void changeByHand(String path, String value) {
        locked(() -> {
            if (path.startsWith("bios.")) {
                bios.setByHand(path.substring(5), value);
            } else {
                changeSystem(path, value);
            }
        });
    }

    private void changeSystem(String path, String value) {
        switch (path) {
            case "power" -> {
                String resetType = oneOf(value, Map.of("On", "On", "Off", "ForceOff"));
                if (machine.allows(resetType)) {
                    machine.reset(resetType);
                }
            }
            case "boot.BootSourceOverrideEnabled" ->
                machine.override(machine.override().withEnabled(oneOf(value, BootOverride.ENABLED)));
            case "boot.BootSourceOverrideTarget" ->
                machine.override(machine.override().withTarget(oneOf(value, BootOverride.TARGETS)));
            case "boot.BootSourceOverrideMode" ->
                machine.override(machine.override().withMode(oneOf(value, BootOverride.MODES)));
            // allow default: the path is free text
            default ->
                throw new IllegalArgumentException("a BMC has no '" + path
                        + "'; it has power, bios.NAME and boot.BootSourceOverride{Enabled,Target,Mode}");
        }
    }

    /**
     * What a person at the server would see, without a request: {@code power}, {@code progress}, {@code bios.NAME},
     * {@code booted} (from where it booted last).
     *
     * @throws IllegalArgumentException where there is no such thing
     */
    public String look(String path) {
        List<String> seen = new ArrayList<>();
        locked(() -> seen.add(
                switch (path) {
                    case "power" -> machine.power().word;
                    case "progress" -> machine.progress().word;
                    case "booted" -> machine.lastBootSource();
                    // allow default: the path is free text
                    default ->
                        Optional.of(path)
                                .filter(one -> one.startsWith("bios."))
                                .map(one -> bios.active().get(one.substring(5)))
                                .map(Object::toString)
                                .orElseThrow(() -> new IllegalArgumentException("a BMC has no '" + path + "'"));
                }));
        return seen.getFirst();
    }

    /**
     * Spoils one answer: that to the next request whose method and path start with {@code what}, for example
     * {@code GET /redfish/v1/Systems}. Can be called several times; each call spoils one answer.
     */
    public void spoil(String what, AnswerFault fault) {
        locked(() -> spoilt.add(new Spoilt(what, fault)));
    }

    /** The next task fails like this and has no effect. */
    public void failNextTask(TaskFault fault) {
        locked(() -> tasks.fail(fault));
    }

    /** Forgets every session, as a controller does on its own restart or time-out. */
    public void endSessions() {
        locked(sessions::closeAll);
    }

    /** How many sessions are open. */
    public int sessions() {
        List<Integer> count = new ArrayList<>();
        locked(() -> count.add(sessions.all().size()));
        return count.getFirst();
    }

    @Override
    public void close() {
        server.close();
    }

    private void locked(Runnable what) {
        lock.lock();
        try {
            agenda.runDue();
            what.run();
        } finally {
            lock.unlock();
        }
    }

    private void setInitially(String attribute, Object value) {
        try {
            bios.setByHand(attribute, value.toString());
        } catch (IllegalArgumentException e) {
            throw new LabOptionException("bios", "option 'bios': " + e.getMessage());
        }
    }

    private static String oneOf(String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException("'" + value + "' is not one of " + String.join(", ", allowed));
        }
        return value;
    }

    private static String oneOf(String value, Map<String, String> allowed) {
        return allowed.getOrDefault(oneOf(value, List.copyOf(allowed.keySet())), value);
    }

    private void handle(HttpExchange raw) throws IOException {
        Exchange exchange = new Exchange(raw);
        try (raw) {
            Request request = exchange.request(LONGEST_BODY);
            TrafficLog.Kind kind = kind(request);
            Optional<AnswerFault> fault;
            Answer answer;
            lock.lock();
            try {
                parts.traffic().add(kind, request.method() + " " + request.path(), request.loggable());
                agenda.runDue();
                fault = takeFault(request);
                answer = answer(exchange, request, fault);
            } finally {
                lock.unlock();
            }
            Thread.sleep(parts.faults().delay());
            switch (parts.faults().next(kind)) {
                case ANSWER -> send(exchange, answer, fault);
                case CUT -> {
                    // Closing the exchange without an answer closes the connection.
                }
                case RESTART -> restart(parts.faults().downtime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // The JDK's server closes the connection and says nothing; a fault of the lab's own must not look like one
            // that it plays.
            LOG.error("{} failed to answer {} {}", parts.name(), raw.getRequestMethod(), raw.getRequestURI(), e);
            throw e;
        }
    }

    private Answer answer(Exchange exchange, Request request, Optional<AnswerFault> fault) {
        if (fault.filter(AnswerFault.UNAVAILABLE::equals).isPresent()) {
            return Answer.notNow();
        }
        return exchange.tooLong() ? Answer.tooLong(LONGEST_BODY) : service.answer(request);
    }

    private void send(Exchange exchange, Answer answer, Optional<AnswerFault> fault) throws IOException {
        if (fault.isPresent() && fault.get() != AnswerFault.UNAVAILABLE) {
            exchange.sendSpoilt(answer, fault.get());
        } else {
            exchange.send(answer);
        }
        if (answer.thenRestart()) {
            exchange.finish();
            restart(options.timing().controllerRestart());
        }
    }

    private void restart(Duration downtime) {
        locked(sessions::closeAll);
        server.goAway(downtime);
    }

    private Optional<AnswerFault> takeFault(Request request) {
        String what = request.method() + " " + request.path();
        Optional<Spoilt> found =
                spoilt.stream().filter(one -> what.startsWith(one.what())).findFirst();
        found.ifPresent(spoilt::remove);
        return found.map(Spoilt::fault);
    }

    private static TrafficLog.Kind kind(Request request) {
        if (request.reads()) {
            return TrafficLog.Kind.READ;
        }
        return request.path().startsWith(ServiceDocuments.SESSIONS) ? TrafficLog.Kind.LOGIN : TrafficLog.Kind.WRITE;
    }
}
