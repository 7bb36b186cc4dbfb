package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.verifier.LogVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** Submissions for the ledger's tests; their receipt holds the proof in parts that can be taken apart again. */
final class SampleSubmissions {

    private final SubmissionIds ids = new SubmissionIds();

    NewSubmission of(String guid, String idempotencyKey, byte[] body) {
        Instant now = Instant.now();
        String id = ids.next(now);
        String digest = Claim.of(Claim.Kind.MESSAGE, "", HexFormat.of().formatHex(body)).key().substring(2);
        return new NewSubmission(id, now, "platform", "91330100TERT00016Y", "rest", "CEB311", "guid-" + guid,
                NewSubmission.ACCEPTED, 202, digest.replace('a', 'b'), digest, List.of(), body,
                List.of(Claim.of(Claim.Kind.MESSAGE, digest, "uscc", "CEB311", guid),
                        Claim.of(Claim.Kind.IDEMPOTENCY, digest, "platform", idempotencyKey)),
                "statement of " + id, SampleSubmissions::rendered);
    }

    static NewSubmission withRendering(NewSubmission s, NewSubmission.Rendering rendering) {
        return new NewSubmission(s.id(), s.receivedAt(), s.principal(), s.sender(), s.door(), s.messageType(), s.guid(), s.status(),
                s.httpStatus(), s.sha256(), s.contentDigest(), s.rejected(), s.body(), s.claims(), s.statement(), rendering);
    }

    static NewSubmission withPrincipal(NewSubmission s, String principal) {
        return new NewSubmission(s.id(), s.receivedAt(), principal, s.sender(), s.door(), s.messageType(), s.guid(), s.status(),
                s.httpStatus(), s.sha256(), s.contentDigest(), s.rejected(), s.body(), s.claims(), s.statement(), s.rendering());
    }

    private static NewSubmission.Rendered rendered(EntryProof proof) {
        String path = String.join(",", proof.path().stream().map(HexFormat.of()::formatHex).toList());
        return new NewSubmission.Rendered(
                ("answer " + proof.number()).getBytes(StandardCharsets.UTF_8),
                proof.number() + "|" + HexFormat.of().formatHex(proof.nonce()) + "|" + proof.leaf() + "|" + path + "|" + proof.checkpoint(),
                new byte[] {1});
    }

    /** A receipt proves by its own that the submission is in the log; {@code open} verifies its head. */
    static void verifyReceipt(NewSubmission submission, String receipt, Function<String, LogVerifier.Head> open)
            throws GeneralSecurityException {
        String[] parts = receipt.split("\\|", -1);
        byte[] nonce = HexFormat.of().parseHex(parts[1]);
        String leaf = parts[2];
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] inner = sha256.digest(submission.statement().getBytes(StandardCharsets.UTF_8));
        sha256.update(nonce);
        assertThat(leaf.split("\n")[4]).isEqualTo(Base64.getEncoder().encodeToString(sha256.digest(inner)));
        assertThat(leaf.split("\n")[3]).isEqualTo(submission.id());
        List<byte[]> path = Arrays.stream(parts[3].split(",")).filter(part -> !part.isEmpty())
                .map(HexFormat.of()::parseHex).toList();
        LogVerifier.Head head = open.apply(parts[4]);
        assertThat(LogVerifier.included(leaf.getBytes(StandardCharsets.UTF_8), Long.parseLong(parts[0]), path, head)).isTrue();
    }
}
