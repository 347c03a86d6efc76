package io.rackform.engine.builtin;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.EphemeralOpener.Opening;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.Finding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ephemeral "rackform_secret"}: a text from a file or an environment variable, read when it is needed. */
record SecretType() implements EphemeralType {
    static final String NAME = "rackform_secret";

    /** Keys and certificates have a few kilobytes. */
    private static final long LARGEST = 1 << 16;

    private static final ResourceSchema SCHEMA = new ResourceSchema(
            0,
            BlockSchema.builder()
                    .optional("file", Type.STRING, "The path of a file in UTF-8; relative to the working folder.")
                    .optional("environment", Type.STRING, "The name of an environment variable.")
                    .optional(
                            "trim",
                            Type.BOOL,
                            "Whether white space at both ends is left out, such as a file's last line break; `true`"
                                    + " where it is not set.")
                    .computed("value", Type.STRING, "The text.", Trait.SENSITIVE)
                    .build(),
            "A secret from outside of the configuration: exactly one of `file` and `environment` says where it is. It is"
                    + " read whenever it is opened, and recorded nowhere.");

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
        Value file = configuration.attributes().get("file");
        Value environment = configuration.attributes().get("environment");
        if (file instanceof UnknownValue || environment instanceof UnknownValue) {
            return List.of();
        }
        boolean one = (file instanceof StringValue) != (environment instanceof StringValue);
        return one
                ? List.of()
                : List.of(Finding.error(
                        "Secret without one place",
                        "Exactly one of \"file\" and \"environment\" says where the secret is; here are "
                                + (file instanceof StringValue ? "both." : "none.")));
    }

    static Opening open(ObjectValue configuration, Outside outside) {
        if (configuration.get("environment") instanceof StringValue(String name)) {
            String text = outside.environment().get(name);
            return text == null
                    ? refused(
                            "Environment variable is not set",
                            "The environment has no variable \"" + name + "\" that the secret could be taken from.",
                            "environment")
                    : opened(configuration, text);
        }
        String name = configuration.get("file") instanceof StringValue(String path) ? path : "";
        try {
            Path file = outside.folder().resolve(name);
            if (Files.size(file) > LARGEST) {
                return refused(
                        "Secret file too large",
                        "The file \"" + name + "\" has more than " + LARGEST
                                + " bytes. That is no secret; check the path.",
                        "file");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return opened(configuration, text);
        } catch (CharacterCodingException e) {
            return refused(
                    "Secret file is no text",
                    "The file \"" + name + "\" is not text in UTF-8. Encode it, with base64 for example.",
                    "file");
        } catch (IOException | RuntimeException e) {
            return refused(
                    "Secret file cannot be read",
                    "Reading \"" + name + "\" failed: " + e.getClass().getSimpleName()
                            + ". Check that the file is there and that you may read it; a relative path starts from "
                            + outside.folder() + ".",
                    "file");
        }
    }

    private static Opening opened(ObjectValue configuration, String text) {
        boolean whole = configuration.get("trim") instanceof BoolValue(boolean trim) && !trim;
        return new Opening.Opened(
                new FixedLease(configuration.with("value", new StringValue(whole ? text : text.strip()))));
    }

    private static Opening refused(String summary, String detail, String attribute) {
        return new Opening.Refused(List.of(Finding.error(summary, detail, AttributePath.of(attribute))));
    }
}
