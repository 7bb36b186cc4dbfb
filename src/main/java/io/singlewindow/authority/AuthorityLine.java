package io.singlewindow.authority;

import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where an authority's door is, for those who try the way to it.
 *
 * @param url its address, {@code jms:QUEUE} where messages go by the broker; asked for when it is needed, since in the sandbox
 *     it is our own port
 * @param tls what this window trusts and shows there; null for Java's own
 */
public record AuthorityLine(Authority authority, Supplier<String> url, @Nullable SSLContext tls) {}
