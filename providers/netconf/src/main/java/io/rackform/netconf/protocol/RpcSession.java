package io.rackform.netconf.protocol;

import io.rackform.netconf.transport.Endpoint;
import io.rackform.netconf.transport.SshLink;
import io.rackform.netconf.transport.TransportException;
import io.rackform.netconf.transport.TransportException.Fault;
import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlException;
import io.rackform.netconf.xml.XmlParser;
import io.rackform.netconf.xml.XmlPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * One NETCONF session: hello, then requests and their replies. Many threads may call at once; replies find their requests
 * by message-id. A session that timed out or broke is closed and stays so.
 */
public final class RpcSession implements AutoCloseable {
    /**
     * How long the first request may stay unanswered before another harmless one follows it. Servers that read their
     * input in blocks can leave a request lying that came together with the hello, until more bytes come.
     */
    private static final Duration NUDGE_AFTER = Duration.ofMillis(400);

    private static final Duration GOODBYE = Duration.ofMillis(500);
    private static final Element NUDGE = Operations.getConfig(Operations.Store.RUNNING, List.of(), false);

    private final SshLink link;
    private final Duration timeout;
    private final Capabilities capabilities;
    private final long id;
    private final boolean chunked;
    private final AtomicLong messages = new AtomicLong();
    private final ConcurrentSkipListMap<Long, CompletableFuture<Reply>> waiting = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable TransportException> broken = new AtomicReference<>();
    private final AtomicBoolean answered = new AtomicBoolean();

    private RpcSession(SshLink link, Duration timeout, Element hello) throws TransportException {
        this.link = link;
        this.timeout = timeout;
        Set<String> uris = new HashSet<>();
        hello.child("capabilities").ifPresent(all -> all.children().forEach(each -> uris.add(each.text())));
        capabilities = new Capabilities(uris);
        if (!uris.contains(Capabilities.BASE_1_0) && !uris.contains(Capabilities.BASE_1_1)) {
            throw new TransportException(
                    Fault.NO_NETCONF, "The device's hello names no version of NETCONF's base protocol.");
        }
        chunked = capabilities.chunkedFraming();
        id = sessionId(hello.childText("session-id"));
    }

    private static long sessionId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0; // a device without manners; the number is for messages only
        }
    }

    /** Connects, logs in and exchanges hellos (RFC 6241 section 8.1). */
    public static RpcSession open(Endpoint endpoint) throws TransportException {
        SshLink link = SshLink.open(endpoint);
        boolean done = false;
        try {
            CompletableFuture<Element> hello = new CompletableFuture<>();
            Thread.ofVirtual().name("netconf-hello").start(() -> {
                try {
                    hello.complete(document(link.reader().delimited()));
                } catch (TransportException e) {
                    hello.completeExceptionally(e.fault() == Fault.LOST ? noHello(e) : e);
                }
            });
            greet(link);
            RpcSession session = new RpcSession(link, endpoint.timeout(), checked(await(hello, endpoint.timeout())));
            Thread.ofVirtual().name("netconf-reader").start(session::read);
            done = true;
            return session;
        } finally {
            if (!done) {
                link.close();
            }
        }
    }

    private static void greet(SshLink link) throws TransportException {
        try {
            link.writer().delimited(XmlPrinter.line(ourHello()));
        } catch (TransportException e) {
            throw noHello(e);
        }
    }

    private static TransportException noHello(TransportException e) {
        return new TransportException(
                Fault.NO_NETCONF,
                "The device takes the log-in but ends the connection without a NETCONF hello. Either NETCONF (the SSH"
                        + " subsystem \"netconf\") is not switched on, or the port is not its NETCONF port (830 by default),"
                        + " or it has no session left.",
                e);
    }

    private static Element ourHello() {
        return Operations.element(
                "hello",
                Operations.element(
                        "capabilities",
                        Operations.text("capability", Capabilities.BASE_1_0),
                        Operations.text("capability", Capabilities.BASE_1_1)));
    }

    private static Element checked(Element hello) throws TransportException {
        if (!hello.name().equals(Operations.netconf("hello"))) {
            throw new TransportException(
                    Fault.NO_NETCONF,
                    "The device did not begin with a NETCONF hello: it sent '" + hello.local() + "'.");
        }
        return hello;
    }

    private static Element document(byte[] message) throws TransportException {
        try {
            return XmlParser.document(message);
        } catch (XmlException e) {
            throw new TransportException(
                    Fault.BROKEN, "The device sent XML that is refused: " + e.getMessage() + ".", e);
        }
    }

    public Capabilities capabilities() {
        return capabilities;
    }

    /** The number under which the device knows this session. */
    public long id() {
        return id;
    }

    public boolean isOpen() {
        return broken.get() == null && link.isOpen();
    }

    /** Whether a session that was used before still works: one that lay idle may have ended without a sign. */
    public boolean isAlive() throws TransportException {
        if (!answered.get()) {
            return isOpen();
        }
        try {
            Reply _ = call(NUDGE);
            return true;
        } catch (TransportException e) {
            if (e.fault() == Fault.LOST) {
                return false;
            }
            throw e;
        }
    }

    /** Sends one request and waits for its reply. */
    public Reply call(Element operation) throws TransportException {
        CompletableFuture<Reply> reply = send(operation);
        if (!answered.get()) {
            nudge(reply);
        }
        return reply(reply);
    }

    /** Sends all the requests at once and waits for all replies, which come in the same order. */
    public List<Reply> callAll(List<Element> operations) throws TransportException {
        List<CompletableFuture<Reply>> sent = new ArrayList<>();
        for (Element operation : operations) {
            sent.add(send(operation));
        }
        if (!answered.get() && !sent.isEmpty()) {
            nudge(sent.getFirst());
        }
        List<Reply> replies = new ArrayList<>();
        for (CompletableFuture<Reply> each : sent) {
            replies.add(reply(each));
        }
        return replies;
    }

    private Reply reply(CompletableFuture<Reply> future) throws TransportException {
        try {
            return await(future, timeout);
        } catch (TransportException e) {
            breakWith(e);
            throw e;
        }
    }

    private void nudge(CompletableFuture<Reply> first) throws TransportException {
        try {
            first.get(NUDGE_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            CompletableFuture<Reply> _ = send(NUDGE); // no one waits for its answer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The caller finds the same when it awaits the reply.
        }
    }

    private CompletableFuture<Reply> send(Element operation) throws TransportException {
        long number = messages.incrementAndGet();
        Element rpc = Element.of(Operations.netconf("rpc"), operation)
                .withAttribute(new QName("message-id"), Long.toString(number));
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        waiting.put(number, reply);
        TransportException before = broken.get();
        if (before != null) {
            waiting.remove(number);
            throw new TransportException(before.fault(), message(before), before);
        }
        if (chunked) {
            link.writer().chunked(XmlPrinter.line(rpc));
        } else {
            link.writer().delimited(XmlPrinter.line(rpc));
        }
        return reply;
    }

    private static String message(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
    }

    private static <T> T await(CompletableFuture<T> future, Duration timeout) throws TransportException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TransportException(
                    Fault.TIMEOUT, "The device did not answer within " + timeout.toSeconds() + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(Fault.LOST, "The wait for the device's answer was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransportException cause) {
                throw new TransportException(cause.fault(), message(cause), cause);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Runs on the session's own thread until the connection ends. */
    private void read() {
        try {
            while (true) {
                dispatch(document(
                        chunked ? link.reader().chunked() : link.reader().delimited()));
            }
        } catch (TransportException e) {
            breakWith(e);
        }
    }

    private void dispatch(Element message) {
        if (!message.local().equals("rpc-reply")) {
            return; // notifications, which no one asked for
        }
        String number = message.attributes().get(new QName("message-id"));
        // A device that could not even read the message-id answers without one: it means the oldest request.
        Map.Entry<Long, CompletableFuture<Reply>> entry = number == null ? waiting.firstEntry() : entry(number);
        if (entry != null) {
            waiting.remove(entry.getKey());
            answered.set(true);
            entry.getValue().complete(Reply.read(message));
        }
    }

    private Map.@Nullable Entry<Long, CompletableFuture<Reply>> entry(String number) {
        try {
            long key = Long.parseLong(number);
            CompletableFuture<Reply> future = waiting.get(key);
            return future == null ? null : Map.entry(key, future);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void breakWith(TransportException reason) {
        if (broken.compareAndSet(null, reason)) {
            List.copyOf(waiting.values()).forEach(each -> each.completeExceptionally(reason));
            waiting.clear();
            Thread.ofVirtual().name("netconf-close").start(link::close);
        }
    }

    /** Says goodbye where the device still listens; never throws. */
    @Override
    public void close() {
        if (isOpen()) {
            try {
                send(Operations.closeSession()).get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TransportException | TimeoutException | ExecutionException e) {
                // The connection is cut below all the same.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        breakWith(new TransportException(Fault.LOST, "The session was closed."));
        link.close();
    }
}
