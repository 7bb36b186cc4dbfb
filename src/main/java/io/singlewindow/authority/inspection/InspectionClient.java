package io.singlewindow.authority.inspection;

import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Outgoing;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.jspecify.annotations.Nullable;

/** Declares to inspection over SOAP. What is sent is the stored body, unchanged. */
public final class InspectionClient implements AuthorityClient {

    /** How long a connection may take. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** How long the answer may take. */
    public static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private static final String NAMESPACE = "urn:single-window:inspection:1";
    private static final QName SERVICE = new QName(NAMESPACE, "InspectionService");
    private static final QName PORT = new QName(NAMESPACE, "InspectionPort");
    private static final String ACTION = NAMESPACE + ":declare";

    private final Supplier<String> url;
    private final Duration connectTimeout;
    private final Duration answerTimeout;
    private final @Nullable SSLContext tls;
    private final String authorization;
    private @Nullable Dispatch<Source> dispatch;

    /**
     * @param url address of the service, asked for at the first delivery: in the sandbox it is our own port, which is
     *     known only after the start
     * @param answerTimeout usually {@link #ANSWER_TIMEOUT}
     */
    public InspectionClient(Supplier<String> url, Duration answerTimeout) {
        this(url, CONNECT_TIMEOUT, answerTimeout, null, "");
    }

    /**
     * @param url address of the service, asked for at the first delivery
     * @param tls whom to trust and by which key to be known; null for Java's own
     * @param authorization header of each request; empty for none
     */
    InspectionClient(Supplier<String> url, Duration connectTimeout, Duration answerTimeout, @Nullable SSLContext tls, String authorization) {
        this.url = url;
        this.connectTimeout = connectTimeout;
        this.answerTimeout = answerTimeout;
        this.tls = tls;
        this.authorization = authorization;
    }

    @Override
    public Delivery deliver(Outgoing outgoing) {
        try {
            Dispatch<Source> dispatch = dispatch();
            return ask(dispatch, new StreamSource(new ByteArrayInputStream(outgoing.body())));
        } catch (JAXBException unreadable) {
            return InspectionAnswers.failed("The answer cannot be read: " + unreadable);
        } catch (RuntimeException failed) {
            // the client's own exceptions tell little without what caused them
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return InspectionAnswers.failed(failed.getMessage() + " (" + cause + ")");
        }
    }

    private static Delivery ask(Dispatch<Source> dispatch, Source body) throws JAXBException {
        try {
            Source answer = dispatch.invoke(body);
            return answer == null ? InspectionAnswers.failed("The answer is empty") : InspectionAnswers.of(answer);
        } catch (SOAPFaultException fault) {
            return authoritys(fault, dispatch)
                    ? InspectionAnswers.of(fault.getFault())
                    : InspectionAnswers.failed("Fault " + fault.getFault().getFaultCode() + ": " + fault.getMessage());
        }
    }

    /**
     * True when the authority itself blames the message. An unreadable answer becomes a Client fault too, made on our
     * side: it has a cause, and did not come with the status that SOAP 1.1 gives to faults.
     */
    private static boolean authoritys(SOAPFaultException fault, Dispatch<Source> dispatch) {
        Throwable made = fault.getCause();
        boolean onOurSide = made != null && made.getCause() != null;
        Object status = dispatch.getResponseContext().get(Message.RESPONSE_CODE);
        return !onOurSide
                && Integer.valueOf(500).equals(status)
                && "Client".equals(fault.getFault().getFaultCodeAsQName().getLocalPart());
    }

    private synchronized Dispatch<Source> dispatch() {
        Dispatch<Source> ready = dispatch;
        if (ready == null) {
            ready = create();
            dispatch = ready;
        }
        return ready;
    }

    private Dispatch<Source> create() {
        Service service = Service.create(SERVICE);
        service.addPort(PORT, SOAPBinding.SOAP11HTTP_BINDING, url.get());
        Dispatch<Source> created = service.createDispatch(PORT, Source.class, Service.Mode.PAYLOAD);
        created.getRequestContext().put(BindingProvider.SOAPACTION_USE_PROPERTY, true);
        created.getRequestContext().put(BindingProvider.SOAPACTION_URI_PROPERTY, ACTION);
        HTTPConduit conduit = (HTTPConduit) ((DispatchImpl<Source>) created).getClient().getConduit();
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(connectTimeout.toMillis());
        policy.setReceiveTimeout(answerTimeout.toMillis());
        policy.setAutoRedirect(false);
        policy.setAllowChunking(false);
        policy.setVersion("1.1");
        conduit.setClient(policy);
        if (tls != null) {
            TLSClientParameters parameters = new TLSClientParameters();
            parameters.setSslContext(tls);
            parameters.setSSLSocketFactory(tls.getSocketFactory());
            conduit.setTlsClientParameters(parameters);
        }
        if (!authorization.isEmpty()) {
            created.getRequestContext().put(Message.PROTOCOL_HEADERS, Map.of("Authorization", List.of(authorization)));
        }
        return created;
    }
}
