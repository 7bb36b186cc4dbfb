package io.singlewindow.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a company's address may look like; what it means is checked at each connection. */
public final class GuardedUrl {

    /** Longer ones are refused. */
    public static final int CHARACTERS_MAX = 500;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int PORT_MAX = 65_535;

    private final boolean httpAllowed;
    private final Set<Integer> ports;

    /**
     * @param httpAllowed plain HTTP too, in the sandbox
     * @param ports empty for any
     */
    public GuardedUrl(boolean httpAllowed, Set<Integer> ports) {
        this.httpAllowed = httpAllowed;
        this.ports = Set.copyOf(ports);
    }

    /** What should have been given instead; null when it is a usable address. */
    public @Nullable String expectedInstead(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            return "a URL";
        }
        String scheme = String.valueOf(uri.getScheme());
        if (url.length() > CHARACTERS_MAX) {
            return CHARACTERS_MAX + " characters at most";
        }
        if (!scheme.equals("https") && !(httpAllowed && scheme.equals("http"))) {
            return httpAllowed ? "https or http" : "https";
        }
        if (uri.getRawUserInfo() != null || String.valueOf(uri.getRawAuthority()).contains("@")) {
            return "no user name and password: the signature says who calls";
        }
        if (uri.getHost() == null || url.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return "a host name of ASCII letters, others as xn--";
        }
        if (uri.getRawFragment() != null) {
            return "no #fragment, which is never sent";
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        boolean open = ports.isEmpty() ? port > 0 && port <= PORT_MAX : ports.contains(port);
        return open ? null : "port " + (ports.isEmpty() ? "1 to " + PORT_MAX : ports.stream().sorted().toList());
    }
}
