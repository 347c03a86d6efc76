package io.rackform.engine.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.config.LifecycleBlock;
import io.rackform.engine.config.Repetition;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.value.ObjectValue;
import io.rackform.spi.EphemeralLease;
import io.rackform.spi.EphemeralOpener.Opening;
import io.rackform.spi.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EphemeralLeasesTest {
    private static final InstanceAddress ADDRESS =
            AddressParser.parseInstance("ephemeral.x.y").orElseThrow();

    private static final InstanceAddress OTHER =
            AddressParser.parseInstance("ephemeral.x.z").orElseThrow();

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch renewed = new CountDownLatch(3);
    private final EphemeralLeases leases = new EphemeralLeases();

    private static ResourceBlock block() {
        Body body = HclParser.parse(new SourceFile("x.rf.hcl", new byte[0])).tree();
        return new ResourceBlock(
                ResourceMode.EPHEMERAL,
                "x",
                "y",
                body,
                new Repetition.Once(),
                List.of(),
                null,
                LifecycleBlock.NONE,
                body.range());
    }

    /** @param lasts for how many milliseconds after each renewal; 0 for ever */
    private EphemeralLease lease(String name, int lasts, List<Finding> onRenewal) {
        return new EphemeralLease() {
            @Override
            public ObjectValue value() {
                return ObjectValue.EMPTY;
            }

            @Override
            public Optional<Instant> renewBefore() {
                return lasts == 0 ? Optional.empty() : Optional.of(Instant.now().plusMillis(lasts));
            }

            @Override
            public List<Finding> renew() {
                calls.add("renew " + name);
                started.countDown();
                renewed.countDown();
                return onRenewal;
            }

            @Override
            public List<Finding> close() {
                calls.add("close " + name);
                if (name.equals("broken")) {
                    throw new IllegalStateException("the provider is broken");
                }
                return List.of();
            }
        };
    }

    private Opening open(EphemeralLease lease) {
        return open(lease, ADDRESS);
    }

    private Opening open(EphemeralLease lease, InstanceAddress address) {
        return leases.open(() -> new Opening.Opened(lease), address, block());
    }

    @Test
    void whatNobodyUsesIsClosedWhileThePhaseGoesOnAndTheRestWithIt() {
        open(lease("used", 0, List.of()));
        open(lease("first", 0, List.of()), OTHER);
        open(lease("second", 0, List.of()), OTHER);
        leases.release(OTHER::equals);
        leases.release(OTHER::equals);
        open(lease("third", 0, List.of()), OTHER);
        leases.release(OTHER::equals);
        leases.close();
        assertThat(calls).containsExactly("close second", "close first", "close third", "close used");
    }

    @Test
    void theEndWaitsForWhatIsBeingOpenedAndNothingIsOpenedAfterIt() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        Thread opener = Thread.startVirtualThread(() -> leases.open(
                () -> {
                    asked.countDown();
                    try {
                        answers.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                    return new Opening.Opened(lease("late", 0, List.of()));
                },
                ADDRESS,
                block()));
        asked.await();
        Thread end = Thread.startVirtualThread(leases::close);
        while (end.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Opening refused = open(lease("never", 0, List.of()));
        assertThat(calls).isEmpty();
        answers.countDown();
        opener.join();
        end.join();
        assertThat(calls).containsExactly("close late");
        assertThat(refused)
                .isEqualTo(new Opening.Refused(List.of(
                        Finding.error("Stopped before it started", "The run was stopped before this was opened."))));
    }

    @Test
    void aProviderThatFailsKeepsNothingElseOpen() {
        open(lease("good", 0, List.of()));
        open(lease("broken", 0, List.of()));
        leases.close();
        assertThat(calls).containsExactly("close broken", "close good");
        assertThat(leases.diagnostics()).singleElement().satisfies(fault -> {
            assertThat(fault.summary()).isEqualTo("Provider failed while closing");
            assertThat(fault.detail())
                    .isEqualTo("The provider failed while it renewed or closed this ephemeral resource:"
                            + " java.lang.IllegalStateException: the provider is broken. It may still be open on the device. This is a"
                            + " fault of the provider. Please report it.");
        });
    }

    @Test
    void aLeaseIsRenewedAgainAndAgainAndClosedLastOpenedFirst() throws InterruptedException {
        open(lease("short", 10, List.of()));
        open(lease("long", 0, List.of()));
        assertThat(renewed.await(30, TimeUnit.SECONDS)).isTrue();
        leases.close();
        assertThat(calls).endsWith("close long", "close short").doesNotContain("renew long");
        assertThat(leases.diagnostics()).isEmpty();
        leases.close();
        assertThat(calls).containsOnlyOnce("close short");
    }

    @Test
    void aRenewalThatFailsIsToldAndNotTriedAgain() throws InterruptedException {
        EphemeralLease failing = lease("bad", 10, List.of(Finding.error("Lease ended", "It cannot be renewed.")));
        open(failing);
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        leases.close();
        assertThat(leases.diagnostics().stream().map(Diagnostic::summary)).containsExactly("Lease ended");
        assertThat(calls).containsExactly("renew bad", "close bad");
    }
}
