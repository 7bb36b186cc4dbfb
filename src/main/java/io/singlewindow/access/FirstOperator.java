package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the first operator make his account. While there is none, a code lies in the data directory, readable by the
 * server's user alone: who can read it can read the server's keys too, so it gives nothing that he has not.
 */
@Component
@Profile("!simulator")
public class FirstOperator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);
    private static final String FILE = "setup-code";
    private static final int CODE_BYTES = 16;

    private final AccountStore store;
    private final Accounts accounts;
    private final Path file;

    FirstOperator(AccountStore store, Accounts accounts, @Value("${window.data-dir}") Path dataDir) {
        this.store = store;
        this.accounts = accounts;
        this.file = dataDir.resolve(FILE);
    }

    /** Writes the code, or takes it away where it is not needed any more. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        try {
            if (store.anyOperator()) {
                Files.deleteIfExists(file);
                return;
            }
            if (!Files.exists(file)) {
                byte[] code = new byte[CODE_BYTES];
                new SecureRandom().nextBytes(code);
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(code) + "\n");
            }
            LOG.warn("There is no operator yet: open /setup with the code in {}", file.toAbsolutePath());
        } catch (IOException refused) {
            throw new UncheckedIOException("No setup code at " + file + ", expected a directory that can be written", refused);
        }
    }

    /** True while the first operator is still to come. */
    public boolean isAwaited() {
        return !store.anyOperator() && Files.exists(file);
    }

    /**
     * Makes the first operator.
     *
     * @throws ProblemException 404 when there is an operator, 422 with a finding per faulty field, the code among them
     */
    public synchronized void create(String code, String login, String name, String password) {
        try {
            if (!isAwaited()) {
                throw ProblemException.of(404, ErrorCode.SYS_002, "/setup", "-");
            }
            byte[] expected = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(expected, code.strip().getBytes(StandardCharsets.UTF_8))) {
                throw new ProblemException(422, Finding.at(ErrorCode.SYS_007, "/code", "another", "the code in the file " + FILE + " of the data directory"));
            }
            accounts.createFirst(new AccountRequest(login.strip(), password, name.strip(), CallerRole.OPERATOR.name(), "", "", "", ""));
            Files.deleteIfExists(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The setup code at " + file + " cannot be read", unreadable);
        }
    }
}
