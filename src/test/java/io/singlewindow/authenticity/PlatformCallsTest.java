package io.singlewindow.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authenticity.wire.OpenRequest;
import io.singlewindow.callback.Receiver;
import io.singlewindow.outbound.GuardedHttp;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** A platform's address leads outside, or nowhere. */
class PlatformCallsTest {

    @Test
    void anAddressOfOurOwnMachineIsNotCalledInProduction() throws Exception {
        PlatformCalls calls = new PlatformCalls(TestAuthenticity.settings(), false, new DefaultSslBundleRegistry());
        try (Receiver inside = TestAuthenticity.accepting()) {
            GuardedHttp.Answer answer = calls.ask(inside.url(), new OpenRequest("DD1", "S-1", 1)).get(30, TimeUnit.SECONDS);
            assertThat(answer.status()).isNull();
            assertThat(answer.cause()).contains("no public address");
            assertThat(answer.late()).isFalse();
            assertThat(inside.calls()).isEmpty();
        } finally {
            calls.destroy();
        }
    }
}
