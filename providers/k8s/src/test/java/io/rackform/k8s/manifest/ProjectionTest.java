package io.rackform.k8s.manifest;

import static io.rackform.k8s.Workbench.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.Value;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final String MINE = "'manager':'m','operation':'Apply','time':'2026-01-01T00:00:00Z'";
    private static final String THEIRS = "'manager':'other','operation':'Update'";

    private static Manifest manifest(String json) {
        return Manifest.of(json(json)).orElseThrow();
    }

    private static Value deployment(String mine, String theirs, String spec) {
        return json("""
                {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web','namespace':'default','uid':'u',
                  'resourceVersion':'7','generation':1,'creationTimestamp':'2026-01-01T00:00:00Z','managedFields':[
                   {%s,'fieldsV1':%s},{%s,'fieldsV1':%s}]},
                 'spec':%s,'status':{'replicas':1}}""".formatted(MINE, mine, THEIRS, theirs, spec));
    }

    private static final Manifest WEB = manifest("""
            {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web'},
             'spec':{'template':{'spec':{'containers':[{'name':'web','ports':[{'containerPort':80}]}]}}}}""");
    private static final String MINE_OF_WEB = """
            {'f:spec':{'f:template':{'f:spec':{'f:containers':{'k:{\\"name\\":\\"web\\"}':{'.':{},'f:name':{},
             'f:ports':{'k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}':{'.':{},'f:containerPort':{}}}}}}}}}""";

    private static Value spec(String spec, String theirs, Value recorded) {
        Value live = deployment(MINE_OF_WEB, theirs, spec);
        return Projection.ofLive(live, WEB, "m", recorded).attributes().getOrDefault("spec", json("null"));
    }

    @Test
    void whatTheServerKeepsForItselfIsLeftOut() {
        Value live = deployment(MINE_OF_WEB, "{}", "{'replicas':1}");
        assertThat(Projection.ofLive(live, WEB, "m", null)).isEqualTo(json("""
                {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web','namespace':'default'},
                 'spec':{'replicas':1}}"""));
    }

    @Test
    void aContainerThatSomebodyInjectsIsTheirsWithAllItsDefaults() {
        String spec = """
                {'template':{'spec':{'containers':[
                 {'name':'web','ports':[{'containerPort':80,'protocol':'TCP'}],'imagePullPolicy':'Always'},
                 {'name':'sidecar','image':'s:1','imagePullPolicy':'Always'}]}}}""";
        String theirs = """
                {'f:spec':{'f:template':{'f:spec':{'f:containers':{'k:{\\"name\\":\\"sidecar\\"}':
                 {'.':{},'f:name':{},'f:image':{}}}}}}}""";
        assertThat(spec(spec, theirs, json("null"))).isEqualTo(json("""
                {'template':{'spec':{'containers':[
                 {'name':'web','ports':[{'containerPort':80,'protocol':'TCP'}],'imagePullPolicy':'Always'}]}}}"""));
    }

    @Test
    void aFieldOfTheManifestIsOursToLookAtWhoeverOwnsIt() {
        String spec = "{'template':{'spec':{'containers':[{'name':'web','ports':[{'containerPort':81}]}]}}}";
        String theirs = "{'f:spec':{'f:template':{'f:spec':{'f:containers':{'k:{\\\"name\\\":\\\"web\\\"}':"
                + "{'f:ports':{'k:{\\\"containerPort\\\":81}':{'.':{},'f:containerPort':{}}}}}}}}}";
        assertThat(spec(spec, theirs, json("null")))
                .isEqualTo(json("{'template':{'spec':{'containers':[{'name':'web','ports':[]}]}}}"));
    }

    @Test
    void aDefaultThatBecameTheirsKeepsItsRecordedValue() {
        String theirs = "{'f:spec':{'f:replicas':{}}}";
        Value live = deployment(MINE_OF_WEB, theirs, "{'replicas':5}");
        Value recorded = json("{'spec':{'replicas':1}}");
        assertThat(Projection.ofLive(live, WEB, "m", recorded).get("spec")).isEqualTo(json("{'replicas':1}"));
        assertThat(Projection.ofLive(live, WEB, "m", null).get("spec")).isEqualTo(json("{}"));
    }

    @Test
    void anAtomicListIsOneValueWithTheDefaultsInside() {
        Manifest policy = manifest("""
                {'apiVersion':'networking.k8s.io/v1','kind':'NetworkPolicy','metadata':{'name':'p'},
                 'spec':{'egress':[{'ports':[{'port':53}]}]}}""");
        Value live = json("""
                {'apiVersion':'networking.k8s.io/v1','kind':'NetworkPolicy','metadata':{'name':'p','managedFields':[
                 {%s,'fieldsV1':{'f:spec':{'f:egress':{}}}}]},
                 'spec':{'egress':[{'ports':[{'port':53,'protocol':'TCP'}]}]}}""".formatted(MINE));
        assertThat(Projection.ofLive(live, policy, "m", null).get("spec"))
                .isEqualTo(json("{'egress':[{'ports':[{'port':53,'protocol':'TCP'}]}]}"));
    }

    @Test
    void ownershipOfAnEndlessDepthIsCutOff() {
        String deep = "{'f:a':".repeat(200) + "{}" + "}".repeat(200);
        Value live = deployment(deep, "{}", "{'replicas':1}");
        assertThat(Projection.ofLive(live, WEB, "m", null).get("spec")).isEqualTo(json("{'replicas':1}"));
    }
}
