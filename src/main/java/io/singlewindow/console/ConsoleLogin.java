package io.singlewindow.console;

import io.singlewindow.access.AccountDirectory;
import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerDirectory;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Lets companies in: by an API key alone, or by an account where there are accounts. */
class ConsoleLogin implements AuthenticationProvider {

    private static final int CHARACTERS_MAX = 200;

    private final CallerDirectory callers;
    private final ObjectProvider<AccountDirectory> accounts;

    ConsoleLogin(CallerDirectory callers, ObjectProvider<AccountDirectory> accounts) {
        this.callers = callers;
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName().strip();
        String secret = String.valueOf(given.getCredentials()).strip();
        Caller caller = Optional.of(secret).filter(text -> text.length() <= CHARACTERS_MAX && name.length() <= CHARACTERS_MAX)
                .flatMap(text -> name.isEmpty() ? callers.byKey(text) : account(name, text))
                .filter(found -> found.uscc() != null)
                .orElseThrow(() -> new BadCredentialsException("neither a company's key nor an account with this password"));
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of(new SimpleGrantedAuthority(caller.role().authority())));
    }

    private Optional<Caller> account(String name, String password) {
        return accounts.stream().map(directory -> directory.byAccount(name, password)).flatMap(Optional::stream).findFirst();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
