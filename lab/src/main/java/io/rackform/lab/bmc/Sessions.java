package io.rackform.lab.bmc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is logged in: sessions with a token each, at most so many, forgotten when nobody uses them. */
final class Sessions {
    static final Duration TIMEOUT = Duration.ofMinutes(30);

    record Session(String id, String token, Instant created) {
        @Override
        public String toString() {
            return "Session[" + id + "]";
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private final BmcOptions.Access access;
    private final Agenda agenda;
    private final Map<String, Session> byId = new LinkedHashMap<>();
    private final Map<String, Long> lastUse = new LinkedHashMap<>();
    private long next = 1;

    Sessions(BmcOptions.Access access, Agenda agenda) {
        this.access = access;
        this.agenda = agenda;
    }

    boolean rightPassword(String username, String password) {
        return same(access.username(), username) && same(access.password(), password);
    }

    /** Whether an {@code Authorization: Basic} header lets one in. */
    boolean rightBasic(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon >= 0 && rightPassword(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a token belongs to a session; keeps the session alive. */
    boolean rightToken(String token) {
        forgetIdle();
        Optional<Session> session =
                byId.values().stream().filter(one -> same(one.token(), token)).findFirst();
        session.ifPresent(one -> lastUse.put(one.id(), agenda.now()));
        return session.isPresent();
    }

    /** A new session; empty where there are as many as there may be. */
    Optional<Session> open() {
        forgetIdle();
        if (byId.size() >= access.sessionLimit()) {
            return Optional.empty();
        }
        byte[] token = new byte[16];
        RANDOM.nextBytes(token);
        Session session = new Session(
                Long.toString(next++),
                HexFormat.of().formatHex(token),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        byId.put(session.id(), session);
        lastUse.put(session.id(), agenda.now());
        return Optional.of(session);
    }

    Optional<Session> find(String id) {
        forgetIdle();
        return Optional.ofNullable(byId.get(id));
    }

    List<Session> all() {
        forgetIdle();
        return List.copyOf(byId.values());
    }

    void close(String id) {
        byId.remove(id);
        lastUse.remove(id);
    }

    void closeAll() {
        byId.clear();
        lastUse.clear();
    }

    private void forgetIdle() {
        long oldest = agenda.now() - TIMEOUT.toNanos();
        lastUse.values().removeIf(used -> used < oldest);
        byId.keySet().retainAll(lastUse.keySet());
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
