package io.singlewindow.authenticity;

import io.singlewindow.authenticity.wire.OpenRequest;
import io.singlewindow.outbound.AddressGuard;
import io.singlewindow.outbound.GuardedHttp;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ContentType;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Calls platDataOpen: the way to platforms is guarded as the way to callback endpoints is. */
@Component
@Profile("!simulator")
class PlatformCalls implements DisposableBean {

    private static final int CLOSING_CONNECTIONS = 16;
    private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded", StandardCharsets.UTF_8);

    private final GuardedHttp http;

    PlatformCalls(AuthenticitySettings settings, @Value("${window.callback.loopback-allowed}") boolean loopbackAllowed, SslBundles bundles)
            throws NoSuchAlgorithmException {
        SSLContext tls = settings.sslBundle().isEmpty() ? SSLContext.getDefault() : bundles.getBundle(settings.sslBundle()).createSslContext();
        this.http = new GuardedHttp(new AddressGuard(InetAddress::getAllByName, loopbackAllowed), tls, "single-window-data/1", settings.callMax(),
                settings.underWayMax() + CLOSING_CONNECTIONS);
    }

    /** One call; never completes with an exception. May block while the host's name is looked up. */
    CompletableFuture<GuardedHttp.Answer> ask(String url, OpenRequest request) {
        return http.post(url, Map.of("Accept", "application/json"), FORM, request.form());
    }

    @Override
    public void destroy() {
        http.close();
    }
}
