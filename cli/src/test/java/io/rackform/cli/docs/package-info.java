/**
 * Runs what the pages under {@code docs/language} show. A page is Markdown; these fences mean something:
 *
 * <pre>
 * hcl main.rf.hcl      a file of the current example; every heading starts a new example in an empty folder.
 *                      Any language will do before the name: json, csv, yaml; text too, where the name has a dot
 * hcl                  a part of a configuration: it is parsed and nothing more
 * text plan -var a=1   what this command prints for the files so far; the state lasts as long as the example
 * console              "&gt; expression", lines of it that go on with ": ", and below what the console answers; an error is one
 *                      line, with its summary and the first line of its detail
 * sh, diff, ...        for the reader only; of text and console every fence is run
 * </pre>
 *
 * <p>{@code apply} and {@code destroy} are approved. The time stands still at {@code 2026-01-01T00:00:00Z}, the folder is
 * {@code /stack}, every UUID becomes one that counts, and what
 * an apply tells on its way is in the order of addresses. A line {@code ...} in what is expected stands for any lines.
 *
 * <p>{@code mvn ... -Dtest=LanguagePagesTest -Drackform.rewrite=true} writes what was printed into the pages; CI may not.
 * Start at {@code LanguagePagesTest}. Not here: pages that are generated, and those of the
 * functions: {@code ConsoleExamplesTest} of {@code engine/hcl} runs them, since they need no configuration and are held
 * beside the reference too.
 */
@NullMarked
package io.rackform.cli.docs;

import org.jspecify.annotations.NullMarked;
