package io.singlewindow.flow;

import io.singlewindow.flow.RouteView.Source;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The routes of this server's Camel: what was read from their files, and how each stands. */
@Component
@Profile("!simulator")
class CamelFlow implements Flow {

    private static final String ENDING = ".camel.yaml";

    private final CamelContext context;
    private final RouteCounts counts;

    CamelFlow(CamelContext context, RouteCounts counts) {
        this.context = context;
        this.counts = counts;
    }

    @Override
    public List<RouteView> routes() {
        List<Route> routes = context.getRoutes();
        Map<String, String> byAddress = new HashMap<>();
        routes.forEach(route -> byAddress.put(Source.plain(route.getEndpoint().getEndpointUri()), route.getId()));
        // a stable sort: within a file they keep their order
        return routes.stream().map(route -> view(route, byAddress)).sorted(Comparator.comparing(RouteView::stage)).toList();
    }

    private RouteView view(Route route, Map<String, String> byAddress) {
        List<ProcessorDefinition<?>> outputs = outputs(route.getId());
        List<String> steps = ProcessorDefinitionHelper.filterTypeInOutputs(outputs, BeanDefinition.class).stream()
                .map(bean -> bean.getRef() + "." + bean.getMethod()).toList();
        List<String> next = ProcessorDefinitionHelper.filterTypeInOutputs(outputs, ToDefinition.class).stream()
                .map(to -> byAddress.get(Source.plain(to.getUri()))).filter(Objects::nonNull).toList();
        ServiceStatus status = context.getRouteController().getRouteStatus(route.getId());
        return new RouteView(route.getId(), stage(route.getSourceResource()), Objects.requireNonNullElse(route.getDescription(), ""),
                Source.of(route.getEndpoint().getEndpointUri()), steps, next, String.valueOf(status).toUpperCase(Locale.ROOT), counts.of(route.getId()));
    }

    private List<ProcessorDefinition<?>> outputs(String id) {
        RouteDefinition definition = ((ModelCamelContext) context).getRouteDefinition(id);
        return definition == null ? List.of() : definition.getOutputs();
    }

    private static String stage(@Nullable Resource file) {
        String location = file == null ? "" : file.getLocation();
        String name = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf(':')) + 1);
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
