package io.rackform.redfish.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rackform.redfish.client.ApiClient;
import java.net.URI;
import java.net.http.HttpClient;

/**
 * The generated client, pointed at one link: its own paths are only names for kinds of resources. Shares connections and
 * mapper, of which the generated code would make new ones for each request.
 */
final class LinkedApiClient extends ApiClient {
    private final HttpClient shared;

    LinkedApiClient(HttpClient shared, ObjectMapper mapper, URI target) {
        super(HttpClient.newBuilder(), mapper, "http://link.invalid");
        this.shared = shared;
        setRequestInterceptor(request -> request.uri(target));
    }

    @Override
    public HttpClient getHttpClient() {
        return shared;
    }

    @Override
    public ObjectMapper getObjectMapper() {
        return mapper;
    }
}
