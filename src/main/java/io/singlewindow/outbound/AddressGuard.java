package io.singlewindow.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves hosts for connections, and refuses those that are not public. Since the connection is made to the very
 * addresses that were checked here, a name that means another address the next time gains nothing.
 */
public final class AddressGuard implements DnsResolver {

    private final Lookup lookup;
    private final boolean loopbackAllowed;

    /** How names become addresses. */
    @FunctionalInterface
    public interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /**
     * @param loopbackAllowed addresses of this machine too, for the sandbox only
     */
    public AddressGuard(Lookup lookup, boolean loopbackAllowed) {
        this.lookup = lookup;
        this.loopbackAllowed = loopbackAllowed;
    }

    /**
     * The host's addresses.
     *
     * @throws UnknownHostException when there is none, or one of them may not be called; which it is stays unsaid, since
     *     whoever names a host need not know what it means inside
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.all(host);
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contain(address) && !(loopbackAllowed && address.isLoopbackAddress())) {
                throw new UnknownHostException(host + " has no public address");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
