package io.rackform.netconf;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.netconf.protocol.Operations;
import io.rackform.netconf.subtree.ConfigText;
import io.rackform.netconf.subtree.Difference;
import io.rackform.netconf.subtree.Disclosure;
import io.rackform.netconf.subtree.Filters;
import io.rackform.netconf.subtree.LearnedShapes;
import io.rackform.netconf.subtree.Ownership;
import io.rackform.netconf.subtree.Projection;
import io.rackform.netconf.subtree.Shapes;
import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlException;
import io.rackform.netconf.xml.XmlPrinter;
import io.rackform.spi.DeletionImpact;
import io.rackform.spi.Finding;
import io.rackform.spi.Grouping;
import io.rackform.spi.Impact;
import io.rackform.spi.Importable;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code netconf_config}: a part of a device's configuration, written as XML, that one resource owns. */
final class ConfigType implements ResourceType, Importable, DeletionImpact {
    static final String NAME = "netconf_config";

    private static final ResourceSchema SCHEMA = new ResourceSchema(
            0,
            BlockSchema.builder()
                    .required(
                            ConfigObject.CONFIG,
                            Type.STRING,
                            "The wanted configuration as XML, with the namespaces of its YANG modules. The resource owns"
                                    + " the leaves that stand in it, and of lists the entries that stand in it; everything"
                                    + " else on the device is left alone. A leaf-list is owned with all its values.")
                    .optional(
                            ConfigObject.KEYS,
                            Type.map(Type.STRING),
                            "The keys of lists, as in YANG's key statement: `{ route = \"prefix next-hop\" }`. Only needed"
                                    + " where the device does not hand out its YANG modules and the key is not the first"
                                    + " leaf, or has an unusual name. An empty text says that the element is no list entry.")
                    .optional(
                            ConfigObject.ORDERED,
                            Type.list(Type.STRING),
                            "Names of lists and leaf-lists whose order matters (`ordered-by user`). They are owned as a"
                                    + " whole.")
                    .computed(
                            ConfigObject.RUNNING,
                            Type.STRING,
                            "The owned nodes as the device has them, values of secret leaves left out.")
                    .computed(
                            ConfigObject.PAYLOAD,
                            Type.STRING,
                            "What the last change sent to the device (edit-config), values of secret leaves left out.")
                    .computed(
                            ConfigObject.PREEXISTING,
                            Type.list(Type.STRING),
                            "What was there as wanted before the resource took hold. It stays when the resource is"
                                    + " destroyed.")
                    .computed(
                            ConfigObject.SETTLED,
                            Type.map(Type.STRING),
                            "Values that the device reports in a form of its own, such as hashes of passwords.",
                            Trait.SENSITIVE)
                    .build(),
            "A part of a device's configuration. All changes of a plan to one device are one transaction: locked, committed"
                    + " under confirmation, proven over a new session, confirmed and read back; or undone.");

    private static final Impact COMMIT = new Impact(Impact.Kind.COMMIT, "one commit");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ResourceSchema schema() {
        return SCHEMA;
    }

    @Override
    public Grouping grouping() {
        return Grouping.TOGETHER;
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        ConfigObject object = new ConfigObject(configuration);
        if (!object.isConfigKnown() || !object.hasConfig()) {
            return List.of();
        }
        try {
            List<Element> tree = object.tree();
            ConfigText.check(object.shapes(LearnedShapes.NOTHING, tree), tree);
            return List.of();
        } catch (XmlException e) {
            return List.of(invalid(e));
        }
    }

    private static Finding invalid(XmlException e) {
        return Finding.error(
                "Invalid NETCONF configuration",
                "The XML in config cannot be used: " + e.getMessage()
                        + ". Write the elements as the device shows them for get-config, from the topmost one on.",
                AttributePath.of(ConfigObject.CONFIG));
    }

    @Override
    public BlockSchema identity() {
        return ImportPath.SCHEMA;
    }

    @Override
    public Identified identify(String id) {
        return ImportPath.parse(id);
    }

    @Override
    public List<Finding> check(ObjectValue identity, ObjectValue configuration) {
        return ImportPath.check(identity, new ConfigObject(configuration));
    }

    /** What was there before the resource took hold stays, and may be all there is: then nothing is sent. */
    @Override
    public List<Impact> deletionImpact(ObjectValue recorded, @Nullable ReadOutcome live) {
        List<Element> had = ConfigObject.treeOf(recorded);
        Optional<Reading> reading = Reading.of(live);
        if (reading.isEmpty()) {
            return List.of(COMMIT);
        }
        ConfigObject object = new ConfigObject(recorded);
        Shapes shapes =
                object.shapes(reading.get().learned(), had).seenIn(reading.get().live());
        Difference difference = new Difference.Finder(shapes, object.ownership(), Set.of())
                .find(List.of(), had, reading.get().live());
        if (difference.isEmpty()) {
            return List.of();
        }
        List<Impact> impact = new ArrayList<>(List.of(COMMIT));
        impact.addAll(LinkFlaps.of(shapes, difference.edit(), reading.get().live(), true));
        return impact;
    }

    @Override
    public PlannedObject plan(PlanRequest request) {
        ObjectValue configured = ConfigObject.configured(request.configuration());
        ConfigObject wanted = new ConfigObject(configured);
        Optional<Reading> reading = Reading.of(request.live());
        if (!wanted.isConfigKnown()) {
            return commits(unknown(configured));
        }
        if (reading.isEmpty()) {
            return unread(request, configured);
        }
        List<Element> want;
        Shapes shapes;
        try {
            want = wanted.tree();
            shapes = shapes(wanted, want, request, reading.get());
            ConfigText.check(shapes, want);
        } catch (XmlException e) {
            return new PlannedObject(unknown(configured), List.of(), List.of(), List.of(invalid(e)));
        }
        return planned(request, configured, shapes, want, reading.get());
    }

    private static Shapes shapes(ConfigObject wanted, List<Element> want, PlanRequest request, Reading reading) {
        Shapes shapes = wanted.shapes(reading.learned(), want);
        ObjectValue recorded = request.recorded();
        Shapes both = recorded == null
                ? shapes
                : shapes.and(new ConfigObject(recorded).shapes(reading.learned(), ConfigObject.treeOf(recorded)));
        return both.seenIn(reading.live());
    }

    private static PlannedObject planned(
            PlanRequest request, ObjectValue configured, Shapes shapes, List<Element> want, Reading reading) {
        ObjectValue recorded = request.recorded();
        List<Element> had = ConfigObject.treeOf(recorded);
        Ownership ownership = recorded == null ? Ownership.NONE : new ConfigObject(recorded).ownership();
        Difference difference = new Difference.Finder(shapes, ownership, Set.of()).find(want, had, reading.live());
        Ownership next = ownership.withPreexisting(difference.preexisting());
        if (difference.isEmpty()) {
            return unchanged(request, configured, shapes, want, had, reading, next);
        }
        boolean seen = reading.wantedToo() || isCovered(recorded, shapes, want, had);
        boolean sure = seen || !replaces(difference.edit());
        ObjectValue planned = unknown(configured);
        if (sure) {
            planned = planned.with(ConfigObject.PAYLOAD, new StringValue(shown(difference.edit())));
        }
        // Where nothing was found, this may be the new object of a replacement: what is there then is seen then.
        if (seen && request.live() instanceof ReadOutcome.Found) {
            planned = planned.with(ConfigObject.PREEXISTING, ConfigObject.paths(next));
        }
        List<Impact> impact = new ArrayList<>();
        impact.add(COMMIT);
        impact.addAll(LinkFlaps.of(shapes, difference.edit(), reading.live(), seen));
        return new PlannedObject(planned, List.of(), impact, List.of());
    }

    /** Whether all that is wanted was looked at, though only what is recorded was asked for. */
    private static boolean isCovered(
            @Nullable ObjectValue recorded, Shapes shapes, List<Element> want, List<Element> had) {
        Shapes before = recorded == null ? shapes : new ConfigObject(recorded).shapes(shapes.learned(), had);
        return Filters.of(shapes, had, want).equals(Filters.of(before, had, List.of()));
    }

    /** Whether parts are sent as a whole, with siblings that must have been looked at. */
    private static boolean replaces(List<Element> edit) {
        return edit.stream()
                .flatMap(Element::stream)
                .anyMatch(element -> "replace".equals(element.attributes().get(Operations.OPERATION)));
    }

    /** The device is as wanted: nothing is sent, though what is recorded may change. */
    private static PlannedObject unchanged(
            PlanRequest request,
            ObjectValue configured,
            Shapes shapes,
            List<Element> want,
            List<Element> had,
            Reading reading,
            Ownership next) {
        if (request.recorded() != null
                && request.live() instanceof ReadOutcome.Found(ObjectValue live, var ignored)
                && sameMeaning(shapes, want, had)
                && sameArguments(configured, live)) {
            return PlannedObject.of(live);
        }
        String payload =
                request.recorded() == null ? "" : new ConfigObject(request.recorded()).text(ConfigObject.PAYLOAD);
        String running = shown(Projection.of(shapes, want, reading.live()));
        return PlannedObject.of(ConfigObject.complete(configured, running, payload, next));
    }

    /** Whether two texts say the same: another layout, prefix or order is no change. */
    private static boolean sameMeaning(Shapes shapes, List<Element> want, List<Element> had) {
        return new Difference.Finder(shapes, Ownership.NONE, Set.of())
                        .find(want, List.of(), had)
                        .isEmpty()
                && new Difference.Finder(shapes, Ownership.NONE, Set.of())
                        .find(had, List.of(), want)
                        .isEmpty();
    }

    private static boolean sameArguments(ObjectValue configured, ObjectValue live) {
        return List.of(ConfigObject.KEYS, ConfigObject.ORDERED).stream()
                .allMatch(name -> String.valueOf(configured.get(name)).equals(String.valueOf(live.get(name))));
    }

    /** The device cannot be asked yet: what is recorded stands, everything else is known after apply. */
    private static PlannedObject unread(PlanRequest request, ObjectValue configured) {
        ObjectValue recorded = request.recorded();
        if (recorded != null && sameArguments(configured, recorded)) {
            List<Element> had = ConfigObject.treeOf(recorded);
            List<Element> want = ConfigObject.treeOf(configured);
            Shapes shapes = new ConfigObject(configured).shapes(LearnedShapes.NOTHING, want);
            if (sameMeaning(shapes, want, had)) {
                return PlannedObject.of(recorded);
            }
        }
        return commits(unknown(configured));
    }

    private static PlannedObject commits(ObjectValue planned) {
        return new PlannedObject(planned, List.of(), List.of(COMMIT), List.of());
    }

    private static ObjectValue unknown(ObjectValue configured) {
        return configured
                .with(ConfigObject.RUNNING, UnknownValue.notNull(Type.STRING))
                .with(ConfigObject.PAYLOAD, UnknownValue.notNull(Type.STRING))
                .with(ConfigObject.PREEXISTING, UnknownValue.notNull(Type.list(Type.STRING)))
                .with(ConfigObject.SETTLED, UnknownValue.notNull(Type.map(Type.STRING)));
    }

    /** As people may read it. */
    static String shown(List<Element> tree) {
        return XmlPrinter.pretty(Disclosure.of(tree));
    }
}
