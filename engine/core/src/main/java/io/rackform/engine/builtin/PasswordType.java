package io.rackform.engine.builtin;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.Finding;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code ephemeral "rackform_password"}: a password that nobody had before, another one in every run. */
record PasswordType() implements EphemeralType {
    static final String NAME = "rackform_password";

    private static final int DEFAULT_LENGTH = 32;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 1024;
    private static final String SPECIAL = "!#$%&*+-./:=?@^_~";

    private static final ResourceSchema SCHEMA = new ResourceSchema(
            0,
            BlockSchema.builder()
                    .optional("length", Type.NUMBER, "How many characters; 32 where it is not set.")
                    .optional("lower", Type.BOOL, "Whether letters a to z are in it; `true` where it is not set.")
                    .optional("upper", Type.BOOL, "Whether letters A to Z are in it; `true` where it is not set.")
                    .optional("digits", Type.BOOL, "Whether digits are in it; `true` where it is not set.")
                    .optional("special", Type.BOOL, "Whether other characters are in it; `true` where it is not set.")
                    .optional("special_characters", Type.STRING, "Which others; `" + SPECIAL + "` where it is not set.")
                    .computed("result", Type.STRING, "The password.", Trait.SENSITIVE)
                    .build(),
            "A random password, another one whenever it is opened. It is recorded nowhere: give it to a write-only argument.");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ResourceSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        List<Finding> findings = new ArrayList<>();
        if (configuration.get("length") instanceof NumberValue length
                && (!length.isInt()
                        || length.value().intValueExact() < SHORTEST
                        || length.value().intValueExact() > LONGEST)) {
            findings.add(Finding.error(
                    "Password length out of range",
                    "A password has " + SHORTEST + " to " + LONGEST + " characters: shorter ones are found by trying.",
                    AttributePath.of("length")));
        }
        boolean known = configuration.attributes().values().stream().noneMatch(UnknownValue.class::isInstance);
        if (known && classes(configuration).isEmpty()) {
            findings.add(Finding.error(
                    "Password without characters",
                    "With lower, upper, digits and special all false no character is left to make a password of."));
        }
        return findings;
    }

    private static boolean has(ObjectValue configuration, String name) {
        return !(configuration.get(name) instanceof BoolValue(boolean wanted)) || wanted;
    }

    private static List<String> classes(ObjectValue configuration) {
        List<String> classes = new ArrayList<>();
        if (has(configuration, "lower")) {
            classes.add("abcdefghijklmnopqrstuvwxyz");
        }
        if (has(configuration, "upper")) {
            classes.add("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        }
        if (has(configuration, "digits")) {
            classes.add("0123456789");
        }
        String special = configuration.get("special_characters") instanceof StringValue(String own) ? own : SPECIAL;
        if (has(configuration, "special") && !special.isEmpty()) {
            classes.add(special);
        }
        return classes;
    }

    /** A password with at least one character of each class. */
    static ObjectValue open(ObjectValue configuration) {
        SecureRandom random = new SecureRandom();
        int length = configuration.get("length") instanceof NumberValue number
                ? number.value().intValueExact()
                : DEFAULT_LENGTH;
        List<String> classes = classes(configuration);
        String all = String.join("", classes);
        List<Character> characters = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            String from = i < classes.size() ? classes.get(i) : all;
            characters.add(from.charAt(random.nextInt(from.length())));
        }
        Collections.shuffle(characters, random);
        StringBuilder text = new StringBuilder(length);
        characters.forEach(text::append);
        return configuration.with("result", new StringValue(text.toString()));
    }
}
