/**
 * What the libraries log: nothing, unless the environment variable {@code RACKFORM_LOG} asks for it. Start at {@link
 * io.rackform.cli.log.QuietLogging}. Not here: what users are told, which is never logged but shown.
 */
@NullMarked
package io.rackform.cli.log;

import org.jspecify.annotations.NullMarked;
