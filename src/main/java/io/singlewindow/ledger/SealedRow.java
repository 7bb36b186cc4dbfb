package io.singlewindow.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A row's values as bytes that no other row has: each with its length, absent ones too. */
final class SealedRow {

    private SealedRow() {}

    /** Texts, numbers and bytes in the order of their columns. */
    static byte[] bytes(@Nullable Object... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object value : values) {
                byte[] one = value == null ? null : value instanceof byte[] raw ? raw : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
                out.writeInt(one == null ? -1 : one.length);
                if (one != null) {
                    out.write(one);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
