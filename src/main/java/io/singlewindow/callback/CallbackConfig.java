package io.singlewindow.callback;

import io.singlewindow.outbound.AddressGuard;
import io.singlewindow.outbound.GuardedHttp;
import io.singlewindow.outbound.GuardedUrl;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.LogFollowers;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The way to endpoints, as this server may go it, and those who wait for their inbox. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class CallbackConfig {

    private static final int CLOSING_CONNECTIONS = 64;
    /** Threads that serve those who wait for their inbox. */
    private static final int INBOX_SERVERS_MAX = 16;

    @Bean
    GuardedUrl callbackUrl(CallbackSettings settings, Environment environment) {
        boolean sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
        if (settings.loopbackAllowed() && !sandbox) {
            throw new IllegalStateException("window.callback.loopback-allowed is true, expected false outside the sandbox");
        }
        return new GuardedUrl(sandbox, sandbox ? Set.of() : settings.ports());
    }

    @Bean
    GuardedHttp callbackHttp(CallbackSettings settings, SslBundles bundles) throws NoSuchAlgorithmException {
        AddressGuard guard = new AddressGuard(InetAddress::getAllByName, settings.loopbackAllowed());
        SSLContext tls = settings.sslBundle().isEmpty() ? SSLContext.getDefault() : bundles.getBundle(settings.sslBundle()).createSslContext();
        return new GuardedHttp(guard, tls, "single-window-callback/1", settings.answerMax(), settings.underWayMax() + CLOSING_CONNECTIONS);
    }

    @Bean
    LogFollowers inboxFollowers(EntryLog log, InboxSettings settings) {
        return new LogFollowers("inbox", log::size, settings.waitingMax(), settings.waitingPerCompanyMax(), INBOX_SERVERS_MAX);
    }
}
