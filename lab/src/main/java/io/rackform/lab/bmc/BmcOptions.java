package io.rackform.lab.bmc;

import io.rackform.lab.LabOptionException;
import io.rackform.lab.LabOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a site file says of a BMC and the server behind it.
 *
 * @param identity who the server is
 * @param access how one gets in
 * @param timing how long things take
 * @param habits in which of the ways that real controllers have this one answers
 * @param bios active attributes that differ from the registry's defaults
 */
record BmcOptions(Identity identity, Access access, Timing timing, Habits habits, Map<String, Object> bios) {
    private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    /**
     * Who the server is.
     *
     * @param unit height in the rack, in rack units from below; 0 where unknown
     */
    record Identity(
            String systemId,
            String serial,
            String model,
            String manufacturer,
            String sku,
            String uuid,
            List<String> macs,
            int memoryGib,
            int processors,
            String rack,
            int unit) {
        Identity {
            macs = List.copyOf(macs);
        }
    }

    /** How one gets in; never prints the password. */
    record Access(int port, boolean tls, String username, String password, int sessionLimit) {
        @Override
        public String toString() {
            return "Access[port=" + port + ", tls=" + tls + ", username=" + username + "]";
        }
    }

    /**
     * How long things take.
     *
     * @param boot from the reset until the operating system runs
     * @param shutdown of the operating system, when asked gracefully
     * @param task from 202 to the end of the task
     * @param controllerRestart how long the controller itself is away after a reset of its own
     */
    record Timing(Duration boot, Duration shutdown, Duration task, Duration controllerRestart) {}

    /** When a PATCH or reset answers 202, and when its task ends. */
    enum TaskHabit {
        NONE,
        SHORT,
        /** As Dell's jobs: a BIOS change stays pending until a reset took it, and blocks every other one. */
        UNTIL_RESET
    }

    /**
     * In which of the ways that real controllers have this one answers.
     *
     * @param requireIfMatch a PATCH without If-Match is 428, as on older Lenovo controllers
     * @param refuseDuringPost no change of settings while the server is in POST, as on HPE iLO
     * @param retryAfterSeconds what a 202 tells
     * @param ignoreGraceful the operating system does not react to a graceful request
     * @param actionInfo allowed reset types stand in {@code @Redfish.ActionInfo} only, as on OpenBMC
     * @param settingsName last part of the settings resource's path
     * @param refusedAtReset attributes whose pending values the firmware drops at the reset
     * @param refuseChunked a request with chunked encoding is 411
     */
    record Habits(
            boolean requireIfMatch,
            boolean refuseDuringPost,
            TaskHabit tasks,
            int retryAfterSeconds,
            boolean ignoreGraceful,
            boolean actionInfo,
            String settingsName,
            List<String> refusedAtReset,
            boolean refuseChunked,
            boolean startsOff) {
        Habits {
            refusedAtReset = List.copyOf(refusedAtReset);
        }
    }

    BmcOptions {
        bios = Map.copyOf(bios);
    }

    static BmcOptions read(String name, Map<String, Object> map) {
        LabOptions options = new LabOptions(map);
        BmcOptions read = new BmcOptions(
                identity(name, options), access(options), timing(options), habits(options), options.map("bios"));
        options.refuseOthers();
        return read;
    }

    private static Identity identity(String name, LabOptions options) {
        List<String> macs = options.texts("macs").stream()
                .map(mac -> mac.toLowerCase(Locale.ROOT))
                .toList();
        for (String mac : macs) {
            if (!MAC.matcher(mac).matches()) {
                throw new LabOptionException(
                        "macs", "'" + mac + "' in 'macs' is not a MAC address such as 52:54:00:00:00:01");
            }
        }
        String serial = options.text("serial", "LAB-" + name.toUpperCase(Locale.ROOT));
        return new Identity(
                pathPart(options, "system_id", "1"),
                serial,
                options.text("model", "RF-1000"),
                options.text("manufacturer", "Rackform Lab"),
                options.text("sku", "RF1000-A"),
                options.text("uuid", uuidOf(serial)),
                macs,
                options.number("memory_gib", 256, 1, 65_536),
                options.number("processors", 2, 1, 8),
                options.text("rack", ""),
                options.number("unit", 0, 0, 99));
    }

    private static Access access(LabOptions options) {
        return new Access(
                options.number("port", 0, 0, 65_535),
                options.flag("tls", true),
                options.text("username", "root"),
                options.text("password", "calvin"),
                options.number("session_limit", 16, 1, 1000));
    }

    private static Timing timing(LabOptions options) {
        Duration boot = options.duration("boot_time", Duration.ofMillis(300));
        return new Timing(
                boot,
                options.duration("shutdown_time", boot.dividedBy(3)),
                options.duration("task_time", Duration.ofMillis(100)),
                options.duration("bmc_restart_time", Duration.ofMillis(500)));
    }

    private static Habits habits(LabOptions options) {
        return new Habits(
                options.flag("require_if_match", false),
                options.flag("refuse_during_post", false),
                taskHabit(options),
                options.number("retry_after", 1, 0, 3600),
                options.flag("ignore_graceful", false),
                options.flag("action_info", false),
                pathPart(options, "settings_name", "Settings"),
                options.texts("refuse_at_reset"),
                options.flag("refuse_chunked", false),
                choice(options, "power", "on", List.of("on", "off")).equals("off"));
    }

    private static TaskHabit taskHabit(LabOptions options) {
        return switch (choice(options, "tasks", "false", List.of("false", "true", "until_reset"))) {
            case "true" -> TaskHabit.SHORT;
            case "until_reset" -> TaskHabit.UNTIL_RESET;
            // allow default: choice() lets only these words through
            default -> TaskHabit.NONE;
        };
    }

    private static String choice(LabOptions options, String key, String fallback, List<String> choices) {
        String chosen = options.text(key, fallback).toLowerCase(Locale.ROOT);
        if (!choices.contains(chosen)) {
            throw new LabOptionException(
                    key,
                    "option '" + key + "' must be one of " + String.join(", ", choices) + ", not '" + chosen + "'");
        }
        return chosen;
    }

    private static String pathPart(LabOptions options, String key, String fallback) {
        String part = options.text(key, fallback);
        if (!part.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new LabOptionException(
                    key, "option '" + key + "' is part of a path: letters, digits, '.', '_' and '-' only");
        }
        return part;
    }

    /** The same server keeps its identity from start to start. */
    private static String uuidOf(String serial) {
        return UUID.nameUUIDFromBytes(serial.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
