package io.singlewindow.signature.doctor;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of verifying in their order; the first that fails is where its maker should look first. */
public enum Step {
    READ,
    STRUCTURE,
    CANONICAL_FORM,
    ALGORITHM,
    DIGEST,
    SIGNATURE_VALUE,
    CERTIFICATE,
    TRUST,
    VALIDITY,
    KEY_USAGE,
    STRENGTH,
    HOLDER;

    /** The step that a rejecting finding belongs to; null when it is not about a signature. */
    static @Nullable Step of(ErrorCode code) {
        return switch (code) {
            case SIG_001, SIG_002, SIG_003, SIG_004, SIG_005 -> STRUCTURE;
            case SIG_017 -> CANONICAL_FORM;
            case SIG_006 -> ALGORITHM;
            case SIG_007 -> DIGEST;
            case SIG_008 -> SIGNATURE_VALUE;
            case SIG_009 -> CERTIFICATE;
            case SIG_010 -> TRUST;
            case SIG_011 -> VALIDITY;
            case SIG_012 -> KEY_USAGE;
            case SIG_013 -> STRENGTH;
            case SND_004 -> HOLDER;
            default -> code.group().equals("READ") ? READ : null;
        };
    }

    /** The first step that fails; null when none does. */
    static @Nullable Step firstFailed(List<Finding> findings) {
        return findings.stream().filter(Finding::rejects).map(finding -> of(finding.code())).filter(step -> step != null)
                .min(Step::compareTo).orElse(null);
    }
}
