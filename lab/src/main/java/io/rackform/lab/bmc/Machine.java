package io.rackform.lab.bmc;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The server behind the controller: its power, how far its boot is, its boot override.
 *
 * <p>A boot goes through POST (processors, memory; at 60 % of the boot time the firmware has taken over waiting settings
 * and the hardware is ready), starts the operating system at 80 % and runs it at the end. A boot override for once is
 * used up when the operating system starts.
 */
final class Machine {
    enum Power {
        ON("On"),
        OFF("Off"),
        POWERING_OFF("PoweringOff");

        final String word;

        Power(String word) {
            this.word = word;
        }
    }

    /** How far the boot is, {@code BootProgress.LastState}. */
    enum Progress {
        NONE("None"),
        PROCESSORS("PrimaryProcessorInitializationStarted"),
        MEMORY("MemoryInitializationStarted"),
        HARDWARE_READY("SystemHardwareInitializationComplete"),
        SYSTEM_STARTS("OSBootStarted"),
        SYSTEM_RUNS("OSRunning");

        final String word;

        Progress(String word) {
            this.word = word;
        }

        boolean inPost() {
            return this == PROCESSORS || this == MEMORY || this == HARDWARE_READY;
        }
    }

    static final List<String> RESET_TYPES = List.of(
            "On",
            "ForceOff",
            "GracefulShutdown",
            "GracefulRestart",
            "ForceRestart",
            "PowerCycle",
            "PushPowerButton",
            "Nmi");

    private final Agenda agenda;
    private final BmcOptions.Timing timing;
    private final boolean ignoreGraceful;
    private final Bios bios;
    private Power power;
    private Progress progress;
    private BootOverride override = BootOverride.NONE;
    private String lastBootSource = "Hdd";
    private Instant lastReset = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    Machine(Agenda agenda, BmcOptions options, Bios bios) {
        this.agenda = agenda;
        this.timing = options.timing();
        this.ignoreGraceful = options.habits().ignoreGraceful();
        this.bios = bios;
        this.power = options.habits().startsOff() ? Power.OFF : Power.ON;
        this.progress = options.habits().startsOff() ? Progress.NONE : Progress.SYSTEM_RUNS;
    }

    Power power() {
        return power;
    }

    Progress progress() {
        return progress;
    }

    BootOverride override() {
        return override;
    }

    void override(BootOverride next) {
        override = next;
    }

    /** From where the server booted last: an override's target, or {@code Hdd}. */
    String lastBootSource() {
        return lastBootSource;
    }

    Instant lastReset() {
        return lastReset;
    }

    /** Whether a reset of a kind makes sense now. */
    boolean allows(String resetType) {
        return switch (resetType) {
            case "On" -> power == Power.OFF;
            case "PushPowerButton" -> true;
            case "ForceOff" -> power != Power.OFF;
            // allow default: all other types act on a running server
            default -> power == Power.ON;
        };
    }

    /** Starts a reset that is {@linkplain #allows allowed}; it goes on by itself. */
    void reset(String resetType) {
        switch (resetType) {
            case "On", "ForceRestart" -> boot();
            case "ForceOff" -> off();
            case "GracefulShutdown" -> shutDown(this::off);
            case "GracefulRestart" -> shutDown(this::boot);
            case "PushPowerButton" -> {
                if (power == Power.OFF) {
                    boot();
                } else {
                    shutDown(this::off);
                }
            }
            case "PowerCycle" -> {
                off();
                agenda.after(timing.boot().dividedBy(10), Agenda.Group.POWER, this::boot);
            }
            case "Nmi" -> {
                // Stops the operating system with a dump where it is set up so; the power does not change.
            }
            // allow default: a caller that did not check the type
            default -> throw new IllegalArgumentException("there is no reset of type '" + resetType + "'");
        }
    }

    private void shutDown(Runnable then) {
        if (ignoreGraceful) {
            return;
        }
        agenda.cancel(Agenda.Group.POWER);
        power = Power.POWERING_OFF;
        agenda.after(timing.shutdown(), Agenda.Group.POWER, then);
    }

    private void off() {
        agenda.cancel(Agenda.Group.POWER);
        power = Power.OFF;
        progress = Progress.NONE;
    }

    private void boot() {
        agenda.cancel(Agenda.Group.POWER);
        power = Power.ON;
        progress = Progress.PROCESSORS;
        lastReset = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        at(30, () -> progress = Progress.MEMORY);
        at(60, () -> {
            bios.apply();
            progress = Progress.HARDWARE_READY;
        });
        at(80, () -> {
            lastBootSource = override.bootSource();
            override = override.afterBoot();
            progress = Progress.SYSTEM_STARTS;
        });
        at(100, () -> progress = Progress.SYSTEM_RUNS);
    }

    private void at(int percent, Runnable what) {
        Duration wait = timing.boot().multipliedBy(percent).dividedBy(100);
        agenda.after(wait, Agenda.Group.POWER, what);
    }
}
