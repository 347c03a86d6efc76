package io.rackform.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import java.util.Set;

/** Who may use whom, and where files, clocks, threads and devices may be touched: DESIGN by a test. */
@AnalyzeClasses(packages = "io.rackform", importOptions = ArchitectureTest.OurCode.class)
final class ArchitectureTest {
    /** What is generated from a document of ours is no design of ours. */
    static final class OurCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("/redfish/client/");
        }
    }

    /** The packages that must give the same answer for the same question, whenever and wherever it is asked. */
    private static final String[] PURE = {
        "io.rackform.model..",
        "io.rackform.hcl..",
        "io.rackform.engine.demand..",
        "io.rackform.engine.config..",
        "io.rackform.engine.eval..",
        "io.rackform.engine.refactor..",
        "io.rackform.engine.plan..",
        "io.rackform.engine.execution..",
    };

    /** They compute with texts only: escapes, and patterns of file names. */
    private static final Set<String> PURE_NAMES = Set.of(
            "java.net.URLEncoder",
            "java.net.URLDecoder",
            "java.nio.file.Path",
            "java.nio.file.PathMatcher",
            "java.nio.file.FileSystem",
            "java.nio.file.FileSystems");

    @ArchTest
    static final ArchRule MODULES = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.rackform..")
            .layer("model")
            .definedBy("io.rackform.model..")
            .layer("hcl")
            .definedBy("io.rackform.hcl..")
            .layer("spi")
            .definedBy("io.rackform.spi..")
            .layer("state")
            .definedBy("io.rackform.state..")
            .layer("core")
            .definedBy("io.rackform.engine..")
            .layer("redfish")
            .definedBy("io.rackform.redfish..")
            .layer("netconf")
            .definedBy("io.rackform.netconf..")
            .layer("k8s")
            .definedBy("io.rackform.k8s..")
            .layer("gitops")
            .definedBy("io.rackform.gitops..")
            .layer("lab")
            .definedBy("io.rackform.lab..")
            .layer("cli")
            .definedBy("io.rackform.cli..")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("hcl")
            .mayOnlyAccessLayers("model")
            .whereLayer("spi")
            .mayOnlyAccessLayers("model")
            .whereLayer("state")
            .mayOnlyAccessLayers("model")
            .whereLayer("core")
            .mayOnlyAccessLayers("model", "hcl", "spi", "state")
            .whereLayer("redfish")
            .mayOnlyAccessLayers("model", "spi")
            .whereLayer("netconf")
            .mayOnlyAccessLayers("model", "spi")
            .whereLayer("k8s")
            .mayOnlyAccessLayers("model", "spi")
            .whereLayer("gitops")
            .mayOnlyAccessLayers("model", "hcl", "spi", "state", "core")
            .whereLayer("lab")
            .mayNotAccessAnyLayer()
            .whereLayer("cli")
            .mayOnlyAccessLayers("model", "hcl", "spi", "state", "core", "gitops", "lab");

    @ArchTest
    static final ArchRule NO_CYCLES_IN_THE_ENGINE =
            slices().matching("io.rackform.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_THE_LANGUAGE =
            slices().matching("io.rackform.hcl.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_THE_PROVIDERS = slices().matching("io.rackform.(redfish|netconf|k8s).(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_THE_COMMAND_LINE =
            slices().matching("io.rackform.cli.(*)..").should().beFreeOfCycles();

    /** The packages of the engine are the way of the data; none looks to its right. */
    @ArchTest
    static final ArchRule THE_DATA_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.rackform.engine..")
            .layer("demand")
            .definedBy("io.rackform.engine.demand..")
            .layer("config")
            .definedBy("io.rackform.engine.config..")
            .layer("eval")
            .definedBy("io.rackform.engine.eval..")
            .layer("refactor")
            .definedBy("io.rackform.engine.refactor..")
            .layer("refresh")
            .definedBy("io.rackform.engine.refresh..")
            .layer("plan")
            .definedBy("io.rackform.engine.plan..")
            .layer("execution")
            .definedBy("io.rackform.engine.execution..")
            .layer("apply")
            .definedBy("io.rackform.engine.apply..")
            .layer("builtin")
            .definedBy("io.rackform.engine.builtin..")
            .layer("run")
            .definedBy("io.rackform.engine.run..")
            .whereLayer("demand")
            .mayNotAccessAnyLayer()
            .whereLayer("config")
            .mayOnlyAccessLayers("demand")
            .whereLayer("eval")
            .mayOnlyAccessLayers("demand", "config")
            .whereLayer("refactor")
            .mayOnlyAccessLayers("demand", "config", "eval")
            .whereLayer("refresh")
            .mayOnlyAccessLayers("demand", "config", "eval", "refactor")
            .whereLayer("plan")
            .mayOnlyAccessLayers("demand", "config", "eval", "refactor", "refresh")
            .whereLayer("execution")
            .mayOnlyAccessLayers("demand", "config", "eval", "refactor", "refresh", "plan")
            .whereLayer("apply")
            .mayOnlyAccessLayers("demand", "config", "eval", "refactor", "refresh", "plan", "execution")
            .whereLayer("builtin")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule NOTHING_OUTSIDE_DECIDES_A_PLAN = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(touchTheOutside())
            .because("a plan is a function of configuration, state and readings");

    @ArchTest
    static final ArchRule NO_CLOCK_DECIDES_A_PLAN = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule NO_THREAD_LOCALS = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class)
            .because("with virtual threads it is a leak, and everywhere it is a hidden argument");

    @ArchTest
    static final ArchRule THREADS_HAVE_THEIR_PLACES = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.rackform.engine.demand..",
                    "io.rackform.engine.refresh..",
                    "io.rackform.engine.apply..",
                    "io.rackform.state..",
                    "io.rackform.redfish..",
                    "io.rackform.netconf..",
                    "io.rackform.k8s..",
                    "io.rackform.gitops..",
                    "io.rackform.cli.progress..",
                    "io.rackform.lab..")
            .should()
            .dependOnClassesThat(are(threads()))
            .because("whoever reads a plan's code should not have to think of two threads");

    @ArchTest
    static final ArchRule DATA_IS_IMMUTABLE = classes()
            .that()
            .resideInAnyPackage("io.rackform.model.value..", "io.rackform.model.type..", "io.rackform.model.address..")
            .and()
            .areTopLevelClasses()
            .and()
            .implement(resideInAnyPackage(
                    "io.rackform.model.value..", "io.rackform.model.type..", "io.rackform.model.address.."))
            .should(beRecordsOrEnumsOrInterfaces());

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_AND_STATE_REVEAL = noClasses()
            .that(log())
            .should()
            .callMethod(Values.class, "unmarkDeep", Value.class)
            .because("what is revealed in a class that logs ends in a log");

    private static DescribedPredicate<JavaClass> log() {
        return describe(
                "log",
                user -> user.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> use.getTargetClass().getPackageName().startsWith("org.slf4j")));
    }

    private static DescribedPredicate<JavaClass> touchTheOutside() {
        return describe("touch files, the network, clocks or chance", touched -> {
            String name = touched.getName();
            return (name.startsWith("java.net.") && !PURE_NAMES.contains(name))
                    || (name.startsWith("java.nio.file.") && !PURE_NAMES.contains(name))
                    || name.startsWith("java.nio.channels.")
                    || name.equals("java.io.File")
                    || (name.startsWith("java.io.File") && !name.equals("java.io.FileNotFoundException"))
                    || name.equals("java.time.Clock")
                    || name.equals("java.util.Random")
                    || name.equals("java.security.SecureRandom")
                    || name.equals("java.util.concurrent.ThreadLocalRandom");
        });
    }

    private static DescribedPredicate<JavaClass> threads() {
        return describe("threads, locks or futures", used -> {
            String name = used.getName();
            return name.equals("java.lang.Thread")
                    || name.startsWith("java.util.concurrent.locks.")
                    || name.startsWith("java.util.concurrent.Executor")
                    || name.equals("java.util.concurrent.Future")
                    || name.equals("java.util.concurrent.CompletableFuture")
                    || name.equals("java.util.concurrent.Semaphore")
                    || name.equals("java.util.concurrent.CountDownLatch");
        });
    }

    private static ArchCondition<JavaClass> beRecordsOrEnumsOrInterfaces() {
        return new ArchCondition<>("be records, enums or sealed interfaces") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean fits = item.isRecord()
                        || item.isEnum()
                        || item.isInterface()
                        || item.getModifiers().contains(JavaModifier.ABSTRACT);
                if (!fits) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " is a class with identity"));
                }
            }
        };
    }
}
