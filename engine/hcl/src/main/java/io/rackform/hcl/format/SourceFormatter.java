package io.rackform.hcl.format;

import io.rackform.hcl.syntax.Body;
import io.rackform.hcl.syntax.HclParser;
import io.rackform.hcl.syntax.Parsed;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.hcl.syntax.Tokens;
import java.util.Arrays;

/**
 * Gives files of the native syntax their canonical layout. Formatting what was formatted changes nothing, and the meaning
 * of a file and its comments stay.
 */
public final class SourceFormatter {
    private SourceFormatter() {}

    public static Formatted format(SourceFile file) {
        Tokens tokens = HclParser.scan(file);
        Parsed<Body> parsed = HclParser.parse(tokens);
        if (parsed.hasErrors()) {
            return new Formatted.Faulty(parsed.diagnostics());
        }
        byte[] text = Layout.apply(Rewriting.apply(tokens));
        return Arrays.equals(text, file.bytes())
                ? new Formatted.Text(file, false)
                : new Formatted.Text(new SourceFile(file.name(), text), true);
    }
}
