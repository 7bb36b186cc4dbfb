package io.singlewindow.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who asks too often is told to wait, whatever he asks; others are not. */
class EnquiryGateTest {

    private static final int PER_MINUTE = 3;
    private final EnquiryGate gate = new EnquiryGate(new EnquirySettings(PER_MINUTE, 100));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private boolean asks(String address, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        return gate.preHandle(request, response, this);
    }

    private ProblemException refused(String address) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> asks(address, "/public/quota"));
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }

    @Test
    void pagesAndProgramsOfAnAddressAreCountedTogether() {
        asks("192.0.2.1", "/public/filings");
        asks("192.0.2.1", "/api/v1/public/filings/91330100TERT00016Y");
        asks("192.0.2.1", "/public/goods");
        assertThat(refused("192.0.2.1").status()).isEqualTo(429);
        assertThat(refused("192.0.2.1").code()).isEqualTo(ErrorCode.SYS_011);
        assertThat(response.getHeader("Retry-After")).isEqualTo("60");
        assertThat(asks("192.0.2.2", "/public/quota")).as("another address").isTrue();
    }

    @Test
    void theAddressesOfOneNetworkOfIpv6AreOne() {
        for (int i = 1; i <= PER_MINUTE; i++) {
            asks("2001:db8:0:7:0:0:0:" + i, "/public/quota");
        }
        assertThat(refused("2001:db8:0:7:1:2:3:4").status()).isEqualTo(429);
        assertThat(asks("2001:db8:0:8:0:0:0:1", "/public/quota")).isTrue();
    }
}
