/**
 * Servers over Redfish (DSP0266). One configured provider is one BMC, with one server behind it that is meant.
 *
 * <pre>
 * RedfishProvider --connect--> RedfishSession
 *   resource   types, their planning rules, how documents become objects
 *   unit       all changes of a server with one reset
 *   server     where resources are; one look shared by all types
 *   bios       attribute registry and its dependencies
 *   session    HTTP, TLS, login, retries, entity tags, tasks
 *   client     generated from src/main/openapi/redfish.yaml
 * </pre>
 *
 * <p>Start at {@link io.rackform.redfish.RedfishProvider}. A package uses only those below it in this list.
 */
@NullMarked
package io.rackform.redfish;

import org.jspecify.annotations.NullMarked;
