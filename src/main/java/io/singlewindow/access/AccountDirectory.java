package io.singlewindow.access;

import java.util.Optional;

/** Who logs in to a page with a name and a password; whoever has an API key needs neither. */
@FunctionalInterface
public interface AccountDirectory {

    /** The caller that an account stands for; empty for an unknown name or another password. */
    Optional<Caller> byAccount(String name, String password);
}
