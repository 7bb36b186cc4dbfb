package io.singlewindow.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.callback.Receiver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No endpoint leads inside, however its address is written and whatever its name means at the moment. */
class AddressGuardTest {

    private static final AddressGuard OUTSIDE = new AddressGuard(InetAddress::getAllByName, false);

    @ParameterizedTest
    @ValueSource(strings = {
        // this machine, written in many ways
        "127.0.0.1", "127.1", "127.255.255.254", "2130706433", "0.0.0.0", "0.1.2.3", "localhost", "::1", "[::1]", "::", "::ffff:127.0.0.1",
        "::ffff:7f00:1", "::127.0.0.1",
        // networks of one's own
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.127.255.255", "fc00::1", "fd12:3456::1", "fec0::1",
        "::ffff:10.0.0.1", "::ffff:192.168.0.1",
        // the link, and a cloud's metadata
        "169.254.169.254", "169.254.0.1", "fe80::1", "fd00:ec2::254", "::ffff:169.254.169.254", "168.63.129.16", "100.100.100.200", "192.0.0.192",
        // IPv4 inside IPv6: NAT64, 6to4, Teredo
        "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::a00:1", "2002:7f00:1::1", "2002:a00:1::", "2001::1",
        // many at once, documentation, tests, what is kept for later
        "224.0.0.1", "239.255.255.250", "ff02::1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1",
        "2001:db8::1", "3fff::1", "192.88.99.1", "4000::1", "100::1"})
    void anAddressThatIsNotPublicIsRefusedWithoutSayingWhatItIs(String host) {
        assertThatThrownBy(() -> OUTSIDE.resolve(host)).isInstanceOf(UnknownHostException.class).hasMessage(host + " has no public address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "192.167.0.1", "223.255.255.255",
        "2606:4700:4700::1111", "2400:3200::1", "::ffff:8.8.8.8"})
    void aPublicAddressIsConnectedTo(String host) throws UnknownHostException {
        assertThat(OUTSIDE.resolve(host)).containsExactly(InetAddress.getByName(host));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,true", "::1,true", "::ffff:127.0.0.1,true", "10.0.0.1,false", "169.254.169.254,false", "0.0.0.0,false"})
    void theSandboxMayCallThisMachineAndNothingElseInside(String host, boolean allowed) throws UnknownHostException {
        AddressGuard sandbox = new AddressGuard(InetAddress::getAllByName, true);
        if (allowed) {
            assertThat(sandbox.resolve(host)).hasSize(1);
        } else {
            assertThatThrownBy(() -> sandbox.resolve(host)).isInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void aNameWithOnePublicAddressAndOneInsideIsRefused() {
        AddressGuard guard = new AddressGuard(host -> new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")}, false);
        assertThatThrownBy(() -> guard.resolve("both.example")).isInstanceOf(UnknownHostException.class);
    }

    /** The name means something public whenever somebody looks first, and this machine when the connection is made. */
    @Test
    void aNameThatIsReboundIsCheckedWhereItIsConnectedTo() throws Exception {
        try (Receiver inside = new Receiver()) {
            AtomicInteger lookups = new AtomicInteger();
            AddressGuard rebound = new AddressGuard(host -> new InetAddress[] {
                InetAddress.getByName(lookups.getAndIncrement() == 0 ? "8.8.8.8" : "127.0.0.1")}, false);
            assertThat(rebound.resolve("rebound.example")).hasSize(1);
            try (GuardedHttp http = new GuardedHttp(rebound, SSLContext.getDefault(), "single-window-test/1", Duration.ofSeconds(5), 4)) {
                GuardedHttp.Answer answer = http.post(inside.url().replace("127.0.0.1", "rebound.example"), Map.of(), ContentType.APPLICATION_JSON, "{}").get();
                assertThat(answer.status()).isNull();
                assertThat(answer.cause()).contains("has no public address");
            }
            assertThat(lookups).as("once before, and once for the connection").hasValue(2);
            assertThat(inside.calls()).isEmpty();
        }
    }

    @Test
    void anAddressInPlaceOfANameIsCheckedToo() throws Exception {
        try (Receiver inside = new Receiver(); GuardedHttp http = new GuardedHttp(OUTSIDE, SSLContext.getDefault(), "single-window-test/1", Duration.ofSeconds(5), 4)) {
            String port = inside.url().replaceAll(".*:(\\d+)/.*", "$1");
            for (String host : Set.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
                GuardedHttp.Answer answer = http.post("http://" + host + ":" + port + "/", Map.of(), ContentType.APPLICATION_JSON, "{}").get();
                assertThat(answer.status()).as(host).isNull();
                assertThat(answer.cause()).as(host).contains("has no public address");
            }
            assertThat(inside.calls()).isEmpty();
        }
    }
}
