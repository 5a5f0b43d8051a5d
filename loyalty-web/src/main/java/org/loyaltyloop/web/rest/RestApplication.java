package org.loyaltyloop.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The REST interface. Names its classes one by one: what is not named here is not served. */
@ApplicationPath("/api")
public class RestApplication extends Application {

    /** The path of version 1 within {@code /api}. */
    static final String V1 = "v1";

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AccountsResource.class,
                AccountHistoryResource.class,
                BindingResource.class,
                LoopResource.class,
                CommitmentsResource.class,
                ConversationsResource.class,
                ContractsResource.class,
                OpportunitiesResource.class,
                SearchResource.class,
                TouchpointTypesResource.class,
                TouchpointsResource.class,
                ApiKeyFilter.class,
                ScopeFilter.class,
                FailureMapper.class,
                JsonBodyReader.class,
                RawBodyReader.class,
                JsonAnswerWriter.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // What the interface offers is told at /openapi, not by generated descriptions that
                // name classes.
                "jersey.config.server.wadl.disableWadl", true,
                // Only what is named above: no JSON binding that finds itself on the class path.
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.disableMoxyJson", true,
                // Errors carry our body; the container's error pages are for people.
                "jersey.config.server.response.setStatusOverSendError", true,
                // Small answers get a length, large ones go out in chunks.
                "jersey.config.contentLength.buffer", 16 * 1024);
    }
}
