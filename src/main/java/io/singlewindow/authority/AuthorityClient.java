package io.singlewindow.authority;

/** The way to one authority; simulator and real thing stand behind the same method. */
@FunctionalInterface
public interface AuthorityClient {

    /**
     * Hands over one message, once. It may be called again with the same bytes after a failure or a crash; the authority
     * tells repeats apart by the message's own ids. Never throws for what the network or the authority does.
     */
    Delivery deliver(Outgoing outgoing);
}
