/**
 * What a manifest means: pure rules, no requests.
 *
 * <pre>
 * configuration --Manifest--> identity and the object that is sent
 * server's object + FieldOwners + Manifest --Projection--> the part that is recorded as "object"
 * recorded and live "object" --Overlay--> the manifest with what was changed on the cluster
 * PlanRequest + DryRunVerdict --ManifestPlan--> PlannedObject
 * </pre>
 *
 * <p>Start at {@link io.rackform.k8s.manifest.ManifestType}. The server's forms are only ever compared with the server's
 * forms ({@code 1000m} comes back as {@code 1} both times), so that there is no table of equal spellings here.
 *
 * <p>Not here: who is asked and when ({@code session}), what ready means ({@code readiness}).
 */
@NullMarked
package io.rackform.k8s.manifest;

import org.jspecify.annotations.NullMarked;
