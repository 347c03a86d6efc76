package io.rackform.k8s.manifest;

import io.rackform.model.address.AttributePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths as the server writes them, and what may stand in a path of its own. */
public final class ObjectPath {
    /** What the API server takes as one segment: no slash, no percent sign, not {@code .} or {@code ..}. */
    static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[^/%\\p{Cntrl}]{1,253}");

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,6})]|\\[([^]]*)]");

    private ObjectPath() {}

    /** The attribute for a path as {@code spec.template.spec.containers[0].image}, as far as it can be followed. */
    static AttributePath attribute(String serverPath) {
        AttributePath path = AttributePath.of(ManifestSchema.MANIFEST);
        Matcher steps = STEP.matcher(serverPath);
        while (steps.lookingAt()) {
            if (steps.group(1) != null) {
                path = path.attribute(steps.group(1));
            } else if (steps.group(2) != null) {
                path = path.index(Integer.parseInt(steps.group(2)));
            } else {
                return path;
            }
            steps.region(steps.end(), serverPath.length());
        }
        return path;
    }
}
