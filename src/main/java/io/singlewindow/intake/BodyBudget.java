package io.singlewindow.intake;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Bytes of all bodies that are being read and examined at once; a document's tree takes ten times its bytes. */
@Component
@Profile("!simulator")
public class BodyBudget {

    private static final int BLOCK_BYTES = 65_536;

    private final Semaphore blocks;

    /** A budget of this many bytes. */
    public BodyBudget(@Value("${window.intake.bodies-bytes-max}") int bodiesBytesMax) {
        this.blocks = new Semaphore(Math.max(1, bodiesBytesMax / BLOCK_BYTES));
    }

    /** What one request has taken of it; given back when the request is answered. */
    public final class Share implements AutoCloseable {

        private int taken;

        /**
         * Reads a body as far as a bound.
         *
         * @return at most one byte more than the bound, so that the caller sees that there is more
         * @throws ProblemException 503 when too much is being read already
         */
        public byte[] read(InputStream in, int bytesMax) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] block = new byte[BLOCK_BYTES];
            take(1);
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                body.write(block, 0, Math.min(n, bytesMax + 1 - body.size()));
                if (body.size() > bytesMax) {
                    break;
                }
                cover(body.size());
            }
            return body.toByteArray();
        }

        /** Takes what a body of this size needs and is not taken yet. */
        public void cover(int bytes) {
            take(bytes / BLOCK_BYTES + 1 - taken);
        }

        private void take(int more) {
            if (more > 0 && !blocks.tryAcquire(more)) {
                throw new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null));
            }
            taken += Math.max(0, more);
        }

        @Override
        public void close() {
            blocks.release(taken);
            taken = 0;
        }
    }

    /** The share of one request, nothing taken yet. */
    public Share share() {
        return new Share();
    }
}
