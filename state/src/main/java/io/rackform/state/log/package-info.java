/**
 * The log of one run: a file that is only ever appended to, each line with its checksum, synced to the disk before anyone is told
 * that it is written. Start at {@link io.rackform.state.log.LogRecord}, which is what is kept, then {@link
 * io.rackform.state.log.LogWriter} and {@link io.rackform.state.log.LogReader}.
 *
 * <pre>
 * line    = crc " " number " " synced " " payload "\n"     crc: CRC-32C of the rest in 8 hex digits
 * number  : counts the lines from 0                        synced: how many lines were on the disk before this one
 * payload = begin | record | end                           fields are separated by tabs, steps by U+001E
 * begin   = "begin" format lineage run info
 * record  = "record" serial time (U+001E step)*
 * step    = "hold" version before kind address deposed body | "drop" version before address deposed
 *         | "outputs" body | "checks" body | "intent" sequence address deposed body | "settled" sequence
 * end     = "end" time outcome
 * </pre>
 *
 * <p>A line that is broken was never acknowledged, unless a later line says that it was on the disk: then the file is damaged.
 * What the bodies mean is not known here.
 */
@NullMarked
package io.rackform.state.log;

import org.jspecify.annotations.NullMarked;
