package io.singlewindow.authority;

import io.singlewindow.authority.Delivery.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON signed as JWS to an authority that takes it so. What is sent is the stored body, unchanged. */
public final class JwsClient implements AuthorityClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JOSE = "application/jose";
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;
    private static final int UNPROCESSABLE = 422;
    private static final int DETAIL_CHARACTERS_MAX = 500;

    private final Supplier<String> url;
    private final HttpPost http;

    /**
     * @param url address, asked for at each delivery: in the sandbox it is our own port, known only after the start
     * @param connectTimeout for the connection
     * @param answerTimeout for the whole answer
     */
    public JwsClient(Supplier<String> url, Duration connectTimeout, Duration answerTimeout) {
        this(url, connectTimeout, answerTimeout, null, "");
    }

    /**
     * @param url address, asked for at each delivery
     * @param connectTimeout for the connection
     * @param answerTimeout for the whole answer
     * @param tls whom to trust and by which key to be known; null for Java's own
     * @param authorization header of each request; empty for none
     */
    public JwsClient(
            Supplier<String> url, Duration connectTimeout, Duration answerTimeout, @Nullable SSLContext tls, String authorization) {
        this.url = url;
        this.http = new HttpPost(connectTimeout, answerTimeout, tls, authorization);
    }

    @Override
    public Delivery deliver(Outgoing outgoing) {
        return http.post(url.get(), JOSE, outgoing.body(), JwsClient::delivery);
    }

    /** An answer that is neither a yes with a number nor a no with a reason counts as none: it may be sent again. */
    private static Delivery delivery(int status, byte[] body) {
        if (status != ACCEPTED && status != UNAUTHORIZED && status != UNPROCESSABLE) {
            return HttpPost.failed("HTTP status " + status);
        }
        try {
            JsonNode answer = JSON.readTree(body);
            String externalNo = answer.path("externalNo").asString("");
            String detail = detail(answer.path("faults"));
            if (status == ACCEPTED) {
                return externalNo.isEmpty() ? HttpPost.failed("Accepted without externalNo") : new Delivery(Outcome.ACCEPTED, externalNo, null);
            }
            return detail.isEmpty() ? HttpPost.failed("Refused without a reason") : new Delivery(Outcome.REFUSED, null, detail);
        } catch (JacksonException unreadable) {
            return HttpPost.failed("The answer is no JSON");
        }
    }

    private static String detail(JsonNode faults) {
        List<String> texts = new ArrayList<>();
        // not what was given: a message holds many companies' customers, and a cause is read by others
        faults.forEach(fault -> texts.add(fault.path("code").asString("-") + " " + fault.path("path").asString("-")));
        String detail = String.join("; ", texts);
        return detail.substring(0, Math.min(DETAIL_CHARACTERS_MAX, detail.length()));
    }
}
