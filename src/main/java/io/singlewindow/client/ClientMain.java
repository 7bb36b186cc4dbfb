package io.singlewindow.client;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;

/** Starts the client: {@code java -jar single-window-client.jar COMMAND}. */
public final class ClientMain {

    private ClientMain() {}

    /** Runs one command and ends with its {@link ExitCode}. */
    public static void main(String[] args) {
        // the XML signature library logs; nobody reads it here
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Console console = System.console();
        // into a file or a pipe always the same bytes, to a terminal what it can show
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        PrintStream out = new PrintStream(System.out, true, charset);
        PrintStream err = new PrintStream(System.err, true, charset);
        int code = Client.run(args, new Surroundings(out, err, System.getenv(), Clock.systemUTC(), Pause.REAL, Locale.getDefault()));
        out.flush();
        System.exit(code);
    }
}
