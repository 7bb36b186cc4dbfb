package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.message.Message;
import io.singlewindow.message.writing.DxpMessages;
import io.singlewindow.signature.window.WindowKey;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A receipt in the messages' own format (回执) as it travels without a connection that vouches for it: inside a DxpMsg that
 * the window signs (specification, section 5.1).
 */
@Component
@Profile("!simulator")
public class SignedReceipts {

    /** The root of a receipt that was written by the window itself. */
    private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?(CEB\\d{3}Message)[\\s>]");

    private final WindowKey key;
    private final EntityDirectory entities;
    private final Clock clock;

    public SignedReceipts(WindowKey key, EntityDirectory entities, Clock clock) {
        this.key = key;
        this.entities = entities;
        this.clock = clock;
    }

    /** The receipt of this answer, addressed to the caller's company; to the principal where it belongs to none. */
    byte[] of(Answer answer, Caller caller) {
        // the submission's id is in it, so that whoever gets it twice sees that it is the same
        return of(answer.cebReceipt(), answer.submissionId(), caller.uscc(), caller.id(), clock.instant())
                .orElseThrow(() -> new IllegalStateException("A stored receipt has no CEB root"));
    }

    /**
     * Any receipt; nothing where it is none of the messages' own format.
     *
     * @param id of what it answers, the same whenever this receipt is signed again; 255 characters at most with what comes before it
     * @param uscc of the company that it is addressed to; null for none
     * @param principal whom it is addressed to where the company is none, or has no user number on the exchange platform
     * @param at when the envelope is made
     */
    public Optional<byte[]> of(byte[] receipt, String id, @Nullable String uscc, String principal, Instant at) {
        Matcher root = ROOT.matcher(new String(receipt, StandardCharsets.UTF_8));
        if (!root.find()) {
            return Optional.empty();
        }
        String receiver = Optional.ofNullable(uscc).flatMap(entities::byCode).map(Entity::dxpId).filter(own -> !own.isEmpty()).orElse(principal);
        String copMsgId = key.dxpId() + BusinessTime.wire14(at).substring(0, 8) + id;
        Message.Envelope envelope = new Message.Envelope(copMsgId, key.dxpId(), List.of(receiver), root.group(1));
        return Optional.of(key.sign(DxpMessages.message(envelope, at, receipt, Map.of())));
    }
}
