package io.singlewindow.evidence;

import io.singlewindow.signature.window.EvidenceSigner;
import io.singlewindow.trail.KeyStatement;
import io.singlewindow.trail.LogKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Signs the statement of the log's key with each certificate that the window has; anew when it gets another one. */
@Component
@Profile("!simulator")
class SignedKeyStatement implements KeyStatement {

    private static final String FORMAT = "window-log-key/v1";

    private final LogKey key;
    private final EvidenceSigner signer;
    private final Clock clock;
    private volatile @Nullable Made made;

    /** A statement and the certificates by which it was signed. */
    private record Made(List<EvidenceSigner.Certified> by, Stated stated) {}

    SignedKeyStatement(LogKey key, EvidenceSigner signer, Clock clock) {
        this.key = key;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public Stated stated() {
        List<EvidenceSigner.Certified> by = signer.certificates();
        Made known = made;
        if (known == null || !known.by().equals(by)) {
            String text = FORMAT + "\n" + key.origin() + "\n" + key.verifierKey() + "\n";
            Map<String, byte[]> signatures = new LinkedHashMap<>();
            signer.sign(text.getBytes(StandardCharsets.UTF_8), clock.instant()).forEach(one -> signatures.put(one.kind(), one.cms()));
            known = new Made(by, new Stated(text, signatures));
            made = known;
        }
        return known.stated();
    }
}
