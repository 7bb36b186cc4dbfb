package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** How well an authority can be reached: what stands between it and the window, for those who want to see it fail. */
@Component
@Conditional(OnHostedSimulator.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class SimulatorModes extends OncePerRequestFilter {

    private static final long HANG_NANOS_MAX = 30_000_000_000L;
    private static final int HANGING_MAX = 20;
    /** More than any door takes. */
    private static final int MESSAGE_BYTES_MAX = 64 << 20;
    private static final Map<String, Authority> PATHS = Map.of(
            "/dxp", Authority.CUSTOMS, "/ws/inspection", Authority.INSPECTION, "/forex/settlements", Authority.FOREX,
            "/tax-refund/messages", Authority.TAX_REFUND);

    private final DoorJournal door;
    private final Map<Authority, Mode> modes = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int hanging;

    SimulatorModes(DoorJournal door) {
        this.door = door;
    }

    /** What happens to a message. */
    public enum Mode {
        /** It arrives. */
        OK,
        /** 503. */
        DOWN,
        /** No answer, for half a minute or until the mode changes. */
        HANG,
        /** The connection ends amid the answer. */
        RESET,
        /** An answer that is none. */
        GARBAGE,
        /** It arrives and is taken, and nothing is said of it as long as this lasts. */
        SILENT
    }

    /** Sets how well an authority can be reached. */
    public void set(Authority authority, Mode mode) {
        lock.lock();
        try {
            modes.put(authority, mode);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How well an authority can be reached. */
    public Mode of(Authority authority) {
        return modes.getOrDefault(authority, Mode.OK);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PATHS.get(request.getRequestURI()) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authority authority = PATHS.get(request.getRequestURI());
        Mode mode = of(authority);
        HttpServletRequest message = request;
        if (request.getMethod().equals("POST")) {
            byte[] body = request.getInputStream().readNBytes(MESSAGE_BYTES_MAX);
            door.note(authority, mode, body);
            message = new ReadRequest(request, body);
        }
        switch (mode) {
            case OK, SILENT -> chain.doFilter(message, response);
            case DOWN -> response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            case HANG -> hang(authority, response);
            case RESET -> breakOff(response);
            case GARBAGE -> response.getOutputStream().write("<<no answer at all>>".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void hang(Authority authority, HttpServletResponse response) throws IOException {
        lock.lock();
        try {
            // those who hang must not take the threads of those who do not
            long left = ++hanging > HANGING_MAX ? 0 : HANG_NANOS_MAX;
            while (left > 0 && of(authority) == Mode.HANG) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            hanging--;
            lock.unlock();
        }
        breakOff(response);
    }

    /** Promises more bytes than it sends, so that the server closes the connection. */
    public static void breakOff(HttpServletResponse response) throws IOException {
        response.setContentLength(1_000);
        response.setHeader("Connection", "close");
        response.getOutputStream().write('<');
        response.flushBuffer();
    }
}
