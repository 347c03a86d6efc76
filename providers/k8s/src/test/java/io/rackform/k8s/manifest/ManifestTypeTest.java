package io.rackform.k8s.manifest;

import static io.rackform.k8s.Workbench.configuration;
import static io.rackform.k8s.Workbench.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.spi.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTypeTest {
    private static List<String> faults(ObjectValue configuration) {
        return new ManifestType()
                .validate(configuration).stream()
                        .map(finding -> finding.summary() + " @ " + finding.path())
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'apiVersion':'v1','kind':'Namespace'} | Manifest does not name its object @ manifest
            {'apiVersion':'v1','kind':'Namespace','metadata':{'generateName':'a-'}} | Manifest does not name its object @ manifest
            {'apiVersion':'v1','kind':'Namespace','metadata':{'name':'../../secrets'}} | Manifest does not name its object @ manifest.metadata.name
            {'apiVersion':'v1','kind':'Namespace','metadata':{'name':'..'}} | Manifest does not name its object @ manifest.metadata.name
            {'apiVersion':'apps/v1/x','kind':'Namespace','metadata':{'name':'a'}} | Manifest does not name its object @ manifest.apiVersion
            {'apiVersion':'v1','kind':'Namespace','metadata':{'name':'a','uid':'u'}} | Manifest sets a field of the cluster's own @ manifest.metadata.uid
            {'apiVersion':'v1','kind':'Namespace','metadata':{'name':'a'},'status':{'phase':'Active'}} | Manifest sets a field of the cluster's own @ manifest.status
            {'apiVersion':'v1','kind':'ConfigMapList','metadata':{'name':'a'},'items':[]} | Manifest is a list @ manifest
            'text' | Manifest is not an object @ manifest
            """, quoteCharacter = '`')
    void eachFaultIsToldAtItsPlace(String manifest, String fault) {
        assertThat(faults(configuration(manifest))).containsExactly(fault);
    }

    @Test
    void whatIsUnknownIsLeftAlone() {
        assertThat(faults(configuration(UnknownValue.ANY))).isEmpty();
        assertThat(faults(configuration("{'apiVersion':'v1','kind':'Role','metadata':{'name':'system:x'}}")))
                .isEmpty();
    }

    @Test
    void aTimeIsReadOrRefused() {
        ObjectValue namespace = configuration("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'a'}}");
        assertThat(faults(waiting(namespace, "{'timeout':'1h30m'}"))).isEmpty();
        assertThat(faults(waiting(namespace, "{'timeout':'soon'}")))
                .containsExactly("Time to wait cannot be read @ wait.timeout");
        assertThat(WaitRule.duration("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(WaitRule.duration("90s")).contains(Duration.ofSeconds(90));
    }

    @Test
    void aFaultNamesNoValueOfTheManifest() {
        List<Finding> findings = new ManifestType()
                .validate(configuration("{'apiVersion':'v1','kind':'secret','metadata':{'name':'a/hidden'}}"));
        assertThat(findings).hasSize(2).noneMatch(finding -> finding.detail().contains("hidden"));
    }
}
