package io.singlewindow.consignment.state;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What customs' receipts for one document come to. Ranked as declared: whatever the order of arrival, the highest stands.
 * A refusal ranks below 120 because customs stores no document it has refused, so a document that is stored has been sent
 * again since. Detention ranks above suspension, which the specification leaves level.
 */
enum CustomsStatus {
    DECLARING(ConsignmentState.DECLARED, "2"),
    SENT(ConsignmentState.DECLARED, "3"),
    /** Every negative code, and 4, sending failed. */
    REFUSED(ConsignmentState.REJECTED, "4"),
    STORED(ConsignmentState.DECLARED, "120"),
    REVIEWED(ConsignmentState.MANUAL_REVIEW, "300"),
    EXAMINED(ConsignmentState.EXAMINED, "399"),
    INSPECTED(ConsignmentState.INSPECTING, "500"),
    SUSPENDED(ConsignmentState.SUSPENDED, "600"),
    DETAINED(ConsignmentState.DETAINED, "501", "502", "503", "504", "505", "599"),
    REJECTED(ConsignmentState.REJECTED, "100"),
    RETURNED(ConsignmentState.RETURNED_ABROAD, "700"),
    RELEASED(ConsignmentState.RELEASED, "800"),
    CLOSED(ConsignmentState.CLOSED, "899");

    private static final Pattern NEGATIVE = Pattern.compile("-[0-9]+");
    private static final Map<String, CustomsStatus> BY_CODE = Arrays.stream(values())
            .flatMap(status -> status.codes.stream().map(code -> Map.entry(code, status)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final ConsignmentState state;
    private final Set<String> codes;

    CustomsStatus(ConsignmentState state, String... codes) {
        this.state = state;
        this.codes = Set.of(codes);
    }

    ConsignmentState state() {
        return state;
    }

    /** True from 120 on. */
    boolean stored() {
        return compareTo(STORED) >= 0;
    }

    /** True when customs will not take the document as it is. */
    boolean refuses() {
        return this == REFUSED || this == REJECTED;
    }

    /** The codes of those that refuse; every negative one is another. */
    static Set<String> refusingCodes() {
        return Arrays.stream(values()).filter(CustomsStatus::refuses).flatMap(status -> status.codes.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The highest of one document's codes; empty when none of them is a step (1 is stored at the port, not sent). */
    static Optional<CustomsStatus> of(Collection<String> codes) {
        boolean known = codes.stream().anyMatch(BY_CODE::containsKey);
        return codes.stream()
                .filter(code -> !(known && RepeatAnswers.contains(code)))
                .map(CustomsStatus::ofCode)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private static Optional<CustomsStatus> ofCode(String code) {
        return NEGATIVE.matcher(code).matches() ? Optional.of(REFUSED) : Optional.ofNullable(BY_CODE.get(code));
    }
}
