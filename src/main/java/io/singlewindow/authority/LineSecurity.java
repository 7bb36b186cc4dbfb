package io.singlewindow.authority;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** TLS towards authorities, by the names of {@code spring.ssl.bundle}: whom the window trusts, and by which key it is known. */
@Component
@Profile("!simulator")
public class LineSecurity {

    private final SslBundles bundles;

    LineSecurity(SslBundles bundles) {
        this.bundles = bundles;
    }

    /** The bundle's context; null for none. */
    public @Nullable SSLContext tls(String bundle) {
        return bundle.isEmpty() ? null : bundles.getBundle(bundle).createSslContext();
    }
}
