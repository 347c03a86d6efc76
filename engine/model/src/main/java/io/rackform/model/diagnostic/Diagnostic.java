package io.rackform.model.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to the user.
 *
 * @param summary a fixed phrase without user data, unique to the kind of fault: "Invalid for_each argument"
 * @param detail what is wrong, why that is a problem and what to do, in full sentences
 * @param subject the source that is at fault; null where there is none
 * @param context a wider piece of source that helps to read the subject; null for the subject's own lines
 * @param address the thing it is about, as people type it, or a device's address; null where there is none
 * @param values what the failing expression used
 * @param function the function whose call failed, by the name that the call has; null where the fault is another one
 */
public record Diagnostic(
        Severity severity,
        String summary,
        String detail,
        @Nullable SourceRange subject,
        @Nullable SourceRange context,
        @Nullable String address,
        List<UsedValue> values,
        @Nullable String function) {
    public Diagnostic {
        values = List.copyOf(values);
    }

    public static Diagnostic error(String summary, String detail) {
        return new Diagnostic(Severity.ERROR, summary, detail, null, null, null, List.of(), null);
    }

    public static Diagnostic error(String summary, String detail, @Nullable SourceRange subject) {
        return new Diagnostic(Severity.ERROR, summary, detail, subject, null, null, List.of(), null);
    }

    public static Diagnostic warning(String summary, String detail) {
        return new Diagnostic(Severity.WARNING, summary, detail, null, null, null, List.of(), null);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The same message about something that stops nothing. */
    public Diagnostic asWarning() {
        return new Diagnostic(Severity.WARNING, summary, detail, subject, context, address, values, function);
    }

    public Diagnostic about(@Nullable Object newAddress) {
        return new Diagnostic(
                severity,
                summary,
                detail,
                subject,
                context,
                newAddress == null ? null : newAddress.toString(),
                values,
                function);
    }

    public Diagnostic at(@Nullable SourceRange newSubject) {
        return new Diagnostic(severity, summary, detail, newSubject, context, address, values, function);
    }

    public Diagnostic within(@Nullable SourceRange newContext) {
        return new Diagnostic(severity, summary, detail, subject, newContext, address, values, function);
    }

    public Diagnostic using(List<UsedValue> newValues) {
        return new Diagnostic(severity, summary, detail, subject, context, address, newValues, function);
    }

    /** About the call of a function. */
    public Diagnostic ofCall(@Nullable String newFunction) {
        return new Diagnostic(severity, summary, detail, subject, context, address, values, newFunction);
    }

    /** The same fault in other words. */
    public Diagnostic saying(String newDetail) {
        return new Diagnostic(severity, summary, newDetail, subject, context, address, values, function);
    }
}
