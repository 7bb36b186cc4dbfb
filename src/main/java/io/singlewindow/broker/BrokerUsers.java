package io.singlewindow.broker;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerDirectory;
import io.singlewindow.access.CallerRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager3;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Who may log in to the embedded broker: the server itself, the customs system if it has a password, and every principal
 * that submits, by its id and its key. Roles of the first two have their name, and what they may do is said address by
 * address in {@link BrokerConfig}; a principal sends to {@link SubmissionQueues#IN}, consumes its own answers and keeps
 * temporary queues, and that is all.
 */
final class BrokerUsers implements ActiveMQSecurityManager3 {

    static final String CUSTOMS = "customs";

    private static final Logger LOG = LoggerFactory.getLogger(BrokerUsers.class);
    private static final int KEY_CHARACTERS_MAX = 200;
    private static final Set<CheckType> OF_ANSWERS = Set.of(CheckType.CONSUME, CheckType.BROWSE);
    private static final Set<CheckType> OF_TEMPORARY = Set.of(
            CheckType.CONSUME, CheckType.BROWSE, CheckType.CREATE_NON_DURABLE_QUEUE, CheckType.DELETE_NON_DURABLE_QUEUE);

    private final Map<String, String> passwords;
    private final Set<String> reserved;
    private final CallerDirectory callers;
    private final Consumer<String> admitted;

    /**
     * @param customsPassword empty: nobody logs in as customs
     * @param admitted told of each principal that has logged in, before it may do anything
     */
    BrokerUsers(String ownName, String ownPassword, String customsPassword, CallerDirectory callers, Consumer<String> admitted) {
        this.passwords = customsPassword.isEmpty()
                ? Map.of(ownName, ownPassword)
                : Map.of(ownName, ownPassword, CUSTOMS, customsPassword);
        // a principal that happens to have such an id is not taken for it
        this.reserved = Set.of(ownName, CUSTOMS);
        this.callers = callers;
        this.admitted = admitted;
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        if (user == null || password == null) {
            return false;
        }
        return reserved.contains(user) ? same(passwords.get(user), password) : principal(user, password);
    }

    @Override
    public @Nullable String validateUser(@Nullable String user, @Nullable String password, RemotingConnection connection) {
        if (user == null || !validateUser(user, password)) {
            return null;
        }
        try {
            if (!reserved.contains(user)) {
                admitted.accept(user);
            }
            return user;
        } catch (IllegalStateException failed) {
            LOG.error("{} cannot log in to the broker", user, failed);
            return null;
        }
    }

    /** Without an address nothing is allowed; the broker asks with one. */
    @Override
    public boolean validateUserAndRole(@Nullable String user, @Nullable String password, Set<Role> roles, CheckType check) {
        return false;
    }

    @Override
    public @Nullable String validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType check, String address,
            RemotingConnection connection) {
        if (user == null || !validateUser(user, password)) {
            return null;
        }
        boolean allowed = reserved.contains(user)
                ? roles.stream().anyMatch(role -> role.getName().equals(user) && check.hasRole(role))
                : principalMay(user, check, address);
        return allowed ? user : null;
    }

    private static boolean principalMay(String user, CheckType check, String address) {
        if (address.equals(SubmissionQueues.IN)) {
            return check == CheckType.SEND;
        }
        return address.equals(SubmissionQueues.out(user)) ? OF_ANSWERS.contains(check)
                : SubmissionQueues.temporary(address) && OF_TEMPORARY.contains(check);
    }

    private boolean principal(String user, String key) {
        try {
            return key.length() <= KEY_CHARACTERS_MAX
                    && callers.byKey(key).filter(caller -> isClient(caller, user)).isPresent();
        } catch (DataAccessException away) {
            LOG.warn("{} cannot log in to the broker: {}", user, away.getMessage());
            return false;
        }
    }

    private static boolean isClient(Caller caller, String user) {
        return caller.role() == CallerRole.CLIENT && caller.id().equals(user);
    }

    private static boolean same(@Nullable String right, String given) {
        return right != null && MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
