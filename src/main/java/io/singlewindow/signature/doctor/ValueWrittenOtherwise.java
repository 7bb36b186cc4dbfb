package io.singlewindow.signature.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The value is right but written down otherwise: SM2 with its halves swapped, or the bytes the other way round. */
final class ValueWrittenOtherwise implements Repair {

    private static final int SM2_BYTES = 64;

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        byte[] value = from.result();
        List<Tried> tried = new ArrayList<>();
        tried.add(new Tried(from.giving(reversed(value)), Explanation.of(Cause.VALUE_BYTES_REVERSED)));
        if (value.length == SM2_BYTES) {
            tried.add(new Tried(from.giving(swapped(value)), Explanation.of(Cause.SM2_HALVES_SWAPPED)));
            // each half by itself the other way round
            tried.add(new Tried(from.giving(swapped(reversed(value))), Explanation.of(Cause.VALUE_BYTES_REVERSED)));
        }
        return tried.stream();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = bytes.clone();
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] swapped(byte[] value) {
        byte[] swapped = new byte[value.length];
        int half = value.length / 2;
        System.arraycopy(value, half, swapped, 0, half);
        System.arraycopy(value, 0, swapped, half, half);
        return swapped;
    }
}
