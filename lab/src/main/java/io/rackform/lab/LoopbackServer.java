package io.rackform.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP or HTTPS server on {@code 127.0.0.1} that can go away for a while and come back on the same port, as a
 * restarting device does. Each request runs on a virtual thread.
 */
public final class LoopbackServer implements AutoCloseable {
    static {
        // Read once by the JDK's server. Without it every answer of two packets waits 40 ms for a delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final @Nullable SSLContext tls;
    private final HttpHandler handler;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private @Nullable HttpServer server;
    private boolean closed;

    /**
     * Starts to listen.
     *
     * @param port 0 for any free port
     * @param tls null for plain HTTP
     */
    public LoopbackServer(int port, @Nullable SSLContext tls, HttpHandler handler) {
        this.tls = tls;
        this.handler = handler;
        HttpServer first = open(port);
        this.port = first.getAddress().getPort();
        this.server = first;
    }

    /** Scheme, host and port, without a slash at the end. */
    public String address() {
        return (tls == null ? "http" : "https") + "://127.0.0.1:" + port;
    }

    /** Closes every connection and refuses new ones; comes back after {@code downtime}. Returns when it is gone. */
    public void goAway(Duration downtime) {
        stop();
        SocketChannel placeholder = reservePort();
        Thread.ofVirtual().name("lab-restart-" + port).start(() -> {
            try (placeholder) {
                Thread.sleep(downtime);
                comeBack();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Binds the port without listening: connections are refused, and no client that knocks again and again gets this
     * very port as its own, which would connect it with itself and keep the device from coming back.
     */
    private SocketChannel reservePort() {
        try {
            SocketChannel placeholder = SocketChannel.open();
            placeholder.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            placeholder.bind(address(port));
            return placeholder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hold 127.0.0.1:" + port + " during a restart", e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
        executor.shutdownNow();
    }

    private void stop() {
        HttpServer running;
        synchronized (this) {
            running = server;
            server = null;
        }
        if (running != null) {
            running.stop(0);
        }
    }

    private synchronized void comeBack() {
        if (!closed && server == null) {
            server = open(port);
        }
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private HttpServer open(int wantedPort) {
        try {
            InetSocketAddress address = address(wantedPort);
            HttpServer opened;
            if (tls == null) {
                opened = HttpServer.create(address, 0);
            } else {
                HttpsServer secure = HttpsServer.create(address, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                opened = secure;
            }
            opened.createContext("/", this::handle);
            opened.setExecutor(executor);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + wantedPort + ": " + e.getMessage(), e);
        }
    }

    /**
     * The JDK's server closes the connection when it is asked to, but does not say so in its answer (RFC 9112 section
     * 9.6): a client that pools connections would send its next request into a closed one.
     */
    private void handle(HttpExchange exchange) throws IOException {
        if ("close".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Connection"))) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        handler.handle(exchange);
    }
}
