package io.singlewindow.message.reading;

import io.singlewindow.message.Message;
import io.singlewindow.problem.Findings;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * What opening one DxpMsg gave.
 *
 * @param dom the envelope as sent, for its signature; null when it cannot be read
 * @param envelope what TransInfo says; null when it is not there as the schema wants it
 * @param content the bytes of the message inside, to be read by {@link SafeReader#read}; null when there are none
 * @param findings READ and XSD_012 findings
 */
public record EnvelopeResult(
        @Nullable Document dom, Message.@Nullable Envelope envelope, byte @Nullable [] content, Findings findings) {}
