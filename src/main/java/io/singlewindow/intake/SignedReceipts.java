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
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A receipt in the messages' own format (回执) as it travels without a connection that vouches for it: inside a DxpMsg that
 * the window signs (specification, section 5.1).
 */
@Component
@Profile("!simulator")
class SignedReceipts {

    /** The root of a receipt that was written by the window itself. */
    private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?(CEB\\d{3}Message)[\\s>]");

    private final WindowKey key;
    private final EntityDirectory entities;
    private final Clock clock;

    SignedReceipts(WindowKey key, EntityDirectory entities, Clock clock) {
        this.key = key;
        this.entities = entities;
        this.clock = clock;
    }

    /** The receipt of this answer, addressed to the caller's company; to the principal where it belongs to none. */
    byte[] of(Answer answer, Caller caller) {
        Instant now = clock.instant();
        String receiver = Optional.ofNullable(caller.uscc()).flatMap(entities::byCode).map(Entity::dxpId).filter(id -> !id.isEmpty()).orElse(caller.id());
        // the submission's id is in it, so that whoever gets it twice sees that it is the same
        String copMsgId = key.dxpId() + BusinessTime.wire14(now).substring(0, 8) + answer.submissionId();
        Message.Envelope envelope = new Message.Envelope(copMsgId, key.dxpId(), List.of(receiver), root(answer.cebReceipt()));
        return key.sign(DxpMessages.message(envelope, now, answer.cebReceipt(), Map.of()));
    }

    private static String root(byte[] receipt) {
        Matcher root = ROOT.matcher(new String(receipt, StandardCharsets.UTF_8));
        if (!root.find()) {
            throw new IllegalStateException("A stored receipt has no CEB root");
        }
        return root.group(1);
    }
}
