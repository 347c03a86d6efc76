package io.rackform.k8s.session;

import io.rackform.k8s.api.Reply;
import io.rackform.k8s.api.ServerWords;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.Identity;
import io.rackform.k8s.manifest.WaitRule;
import io.rackform.k8s.readiness.Readiness;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyMonitor;

/** The end of an object that is being deleted. */
sealed interface Removal {
    /** It is gone, or another object has its name. */
    record Gone() implements Removal {}

    /** It is still there. */
    record Held(Value object) implements Removal {}

    /** Waits until the object with this uid is gone. */
    static Removal await(
            Cluster cluster, ServedKind kind, Identity identity, String uid, ApplyMonitor monitor, WaitRule rule) {
        Patience patience = new Patience(monitor, rule.timeout());
        Value last = NullValue.ANY;
        String said = "";
        while (true) {
            if (cluster.get(kind, identity) instanceof Reply.Answer answer) {
                boolean same = answer.succeeded()
                        && (uid.isEmpty()
                                || Tree.text(answer.body(), "metadata", "uid").equals(uid));
                if (answer.status() == 404 || (answer.succeeded() && !same)) {
                    return new Gone();
                }
                last = same ? answer.body() : last;
            }
            String words = "waiting until it is gone" + holders(last);
            if (!words.equals(said)) {
                said = words;
                monitor.phase(words);
            }
            if (!patience.again()) {
                return new Held(last);
            }
        }
    }

    /** What holds it: its finalizers, and the conditions that a namespace has for this. */
    static String holders(Value object) {
        String finalizers = String.join(
                ", ",
                Tree.elementsAt(object, "metadata", "finalizers").stream()
                        .map(Tree::text)
                        .toList());
        String conditions = Readiness.conditions(object);
        return (finalizers.isEmpty() ? "" : "; held by the finalizers " + ServerWords.of(finalizers))
                + (conditions.isEmpty() ? "" : "; its conditions: " + conditions);
    }
}
