package io.singlewindow.console;

import io.singlewindow.access.SignIn;
import io.singlewindow.ledger.LedgerDown;
import io.singlewindow.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.transaction.TransactionException;

/** What the form's fields are worth: asks {@link SignIn}, and keeps in the session how somebody came in. */
class ConsoleLogin implements AuthenticationProvider {

    private final SignIn signIn;

    ConsoleLogin(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String login = given.getName().strip();
        String secret = String.valueOf(given.getCredentials()).strip();
        SignIn.SignedIn signedIn = attempt(login, secret)
                .orElseThrow(() -> new BadCredentialsException("neither a key nor an account with this password"));
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(signedIn.caller(), null,
                List.of(new SimpleGrantedAuthority(signedIn.caller().role().authority())));
        token.setDetails(signedIn);
        return token;
    }

    private Optional<SignIn.SignedIn> attempt(String login, String secret) {
        try {
            return signIn.attempt(login, secret);
        } catch (ProblemException | LedgerDown | DataAccessException | TransactionException busy) {
            throw new InternalAuthenticationServiceException("Nobody can be let in now", busy);
        }
    }

    /** How the caller of a page came in. */
    static Optional<SignIn.SignedIn> signedIn(@Nullable Authentication authentication) {
        return authentication != null && authentication.getDetails() instanceof SignIn.SignedIn signedIn ? Optional.of(signedIn) : Optional.empty();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
