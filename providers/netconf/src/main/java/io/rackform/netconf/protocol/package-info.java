/**
 * NETCONF's messages (RFC 6241): hello and capabilities, requests and replies, errors.
 *
 * <pre>
 * RpcSession.open: SSH, hello in both directions, the framing that both announce
 * RpcSession.call(operation)   -> Reply = rpc-error* , data?      one request
 * RpcSession.callAll(operation*) -> Reply*                        all sent before the first answer is awaited
 * </pre>
 *
 * <p>Start at {@link io.rackform.netconf.protocol.RpcSession}; {@link io.rackform.netconf.protocol.Operations} builds the
 * requests. A reply with errors is a value, not an exception: only a broken connection throws. Not here: which requests
 * make a transaction.
 */
@NullMarked
package io.rackform.netconf.protocol;

import org.jspecify.annotations.NullMarked;
