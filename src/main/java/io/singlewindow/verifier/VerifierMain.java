package io.singlewindow.verifier;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the verifier: {@code java -jar single-window-verify.jar evidence.zip [--since checkpoint] [--trust certificates] [--key key] [--authority certificates]}. */
public final class VerifierMain {

    private VerifierMain() {}

    /** Checks one package and ends with 0 when all holds, 1 when something lies, 2 when it cannot be read. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int code = Verifier.run(args, out);
        out.flush();
        System.exit(code);
    }
}
