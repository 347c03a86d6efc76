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
                return List.of();
            }
        };
    }

    @Test
    void aLeaseIsRenewedAgainAndAgainAndClosedLastOpenedFirst() throws InterruptedException {
        leases.add(lease("short", 10, List.of()), ADDRESS, block());
        leases.add(lease("long", 0, List.of()), ADDRESS, block());
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
        leases.add(failing, ADDRESS, block());
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        leases.close();
        assertThat(leases.diagnostics().stream().map(Diagnostic::summary)).containsExactly("Lease ended");
        assertThat(calls).containsExactly("renew bad", "close bad");
    }
}
