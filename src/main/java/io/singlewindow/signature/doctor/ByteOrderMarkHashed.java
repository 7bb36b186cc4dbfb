package io.singlewindow.signature.doctor;

import java.util.stream.Stream;

/** The byte order mark before the document was hashed with it. */
final class ByteOrderMarkHashed implements Repair {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        return Stream.of(new Tried(from.then(ByteOrderMarkHashed::marked), Explanation.of(Cause.BYTE_ORDER_MARK_HASHED)));
    }

    private static byte[] marked(byte[] content) {
        byte[] marked = new byte[MARK.length + content.length];
        System.arraycopy(MARK, 0, marked, 0, MARK.length);
        System.arraycopy(content, 0, marked, MARK.length, content.length);
        return marked;
    }
}
