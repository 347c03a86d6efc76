/**
 * Bytes to and from a device: SSH (RFC 6242) over MINA SSHD, and the two framings of messages.
 *
 * <pre>
 * Endpoint (who, where, which host key) --SshLink.open--> SshLink: FrameReader, FrameWriter
 * end-of-message framing  message "]]&gt;]]&gt;"           RFC 6242 section 4.3, always for the hello
 * chunked framing         "\n#" size "\n" bytes ... "\n##\n"   section 4.2, where both announce base:1.1
 * </pre>
 *
 * <p>Start at {@link io.rackform.netconf.transport.SshLink}. Everything that goes wrong is a {@link
 * io.rackform.netconf.transport.TransportException} that says which kind of fault it is. Nothing of this machine is used:
 * no agent, no files of the user's home, no host names but the given one. Not here: what the messages mean.
 */
@NullMarked
package io.rackform.netconf.transport;

import org.jspecify.annotations.NullMarked;
