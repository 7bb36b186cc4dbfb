package io.singlewindow.intake;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every fault the problem it stands for, whether a step or the SOAP library has thrown it. SOAP 1.1 sends faults with
 * status 500; statuses that speak of HTTP itself stay what they are at the other doors (decision 0011).
 */
final class SoapFaults extends AbstractSoapInterceptor {

    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    static final QName CLIENT = new QName(ENVELOPE, "Client");
    static final QName SERVER = new QName(ENVELOPE, "Server");

    private static final Logger LOG = LoggerFactory.getLogger(SoapFaults.class);
    private static final Set<Integer> OF_HTTP = Set.of(401, 403, 405, 413, 415, 503);
    private static final int FAULT = 500;
    private static final Set<String> CALLERS = Set.of("Client", "Sender", "VersionMismatch", "MustUnderstand");

    SoapFaults() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Exception thrown = message.getContent(Exception.class);
        ProblemException problem = problem(thrown);
        SoapFault fault = new SoapFault(text(problem), code(thrown, problem));
        fault.setDetail(SoapXml.detail(problem));
        fault.setStatusCode(status(problem));
        message.setContent(Exception.class, fault);
        if (problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE
                && message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_RESPONSE) instanceof HttpServletResponse response) {
            response.setHeader("Retry-After", SoapGate.RETRY_SECONDS);
        }
    }

    /** The sentence of a fault, in both languages. */
    static String text(ProblemException problem) {
        Finding first = problem.findings().get(0);
        return first.zh() + " / " + first.en();
    }

    /** The status of the HTTP answer that carries the fault. */
    static int status(ProblemException problem) {
        return OF_HTTP.contains(problem.status()) ? problem.status() : FAULT;
    }

    static QName code(ProblemException problem) {
        return problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE ? SERVER : CLIENT;
    }

    private static QName code(Exception thrown, ProblemException problem) {
        return thrown instanceof SoapFault own && Set.of("VersionMismatch", "MustUnderstand").contains(own.getFaultCode().getLocalPart())
                ? new QName(ENVELOPE, own.getFaultCode().getLocalPart())
                : code(problem);
    }

    private static ProblemException problem(Exception thrown) {
        Optional<ProblemException> refused = ProblemException.in(thrown);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (thrown instanceof SoapFault own && CALLERS.contains(own.getFaultCode().getLocalPart())) {
            return SoapQuestion.refusal(String.valueOf(own.getMessage()), "an envelope of SOAP 1.1 as the WSDL says");
        }
        LOG.error("Unexpected failure of {}", SoapGate.PATH, thrown);
        return new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null));
    }
}
