package io.singlewindow.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in to the embedded broker: the server itself and, if it has a password, the customs system. A user's role
 * has the user's name; what each role may do is said address by address in {@link BrokerConfig}.
 */
final class BrokerUsers implements ActiveMQSecurityManager {

    static final String CUSTOMS = "customs";

    private final Map<String, String> passwords;

    BrokerUsers(String ownName, String ownPassword, String customsPassword) {
        this.passwords = customsPassword.isEmpty()
                ? Map.of(ownName, ownPassword)
                : Map.of(ownName, ownPassword, CUSTOMS, customsPassword);
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        String right = user == null ? null : passwords.get(user);
        return right != null && password != null && same(right, password);
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType check) {
        return validateUser(user, password)
                && roles.stream().anyMatch(role -> role.getName().equals(user) && check.hasRole(role));
    }

    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
