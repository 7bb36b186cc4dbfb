package io.singlewindow.authority.customs;

import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.HttpPost;
import io.singlewindow.authority.Outgoing;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Posts a DxpMsg and reads the DxpRep that answers it. */
final class CustomsHttpClient implements AuthorityClient {

    private static final int OK = 200;

    private final Supplier<String> url;
    private final CustomsReplies replies;
    private final HttpPost http;

    /**
     * @param url address, asked for at each delivery: in the sandbox it is our own port, known only after the start
     */
    CustomsHttpClient(Supplier<String> url, CustomsSettings settings, @Nullable SSLContext tls) {
        this.url = url;
        this.replies = new CustomsReplies(settings.acceptedCodes());
        this.http = new HttpPost(settings.connectTimeout(), settings.answerTimeout(), tls, settings.authorization());
    }

    @Override
    public Delivery deliver(Outgoing outgoing) {
        return http.post(url.get(), "application/xml; charset=UTF-8", outgoing.body(), (status, dxpRep) ->
                status == OK ? replies.delivery(dxpRep) : HttpPost.failed("HTTP status " + status));
    }
}
