package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.message.reading.BoundedXml;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.signature.XmlSigner;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Stands before the SOAP library: lets in only who is known, only so many bytes, and only XML that keeps within the bounds
 * of messages. The description of the service is for everyone.
 */
final class SoapGate extends OncePerRequestFilter {

    static final String PATH = "/ws/submissions";
    static final String RETRY_SECONDS = "2";

    /** All that the library may be asked for by name. */
    private static final Set<String> DESCRIPTIONS = Set.of("wsdl", "xsd=submission.xsd");
    private static final List<MediaType> XML = List.of(MediaType.TEXT_XML);
    /** Bytes of an envelope around its content. */
    private static final int AROUND_BYTES_MAX = 65_536;

    private final Bodies bodies;
    private final BodyBudget budget;
    private final BoundedXml reader;
    private final int bytesMax;

    SoapGate(Bodies bodies, BodyBudget budget, ReadingLimits limits) {
        this.bodies = bodies;
        this.budget = budget;
        this.reader = new BoundedXml(limits);
        this.bytesMax = limits.dataCharactersMax() + AROUND_BYTES_MAX;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (BodyBudget.Share share = budget.share()) {
            if (description(request)) {
                chain.doFilter(request, response);
                return;
            }
            chain.doFilter(new KnownBody(request, admitted(request, share)), response);
        } catch (ProblemException refused) {
            refuse(refused, response);
        }
    }

    private static boolean description(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getMethod().equals("GET") && query != null && DESCRIPTIONS.contains(query.toLowerCase(Locale.ROOT));
    }

    private byte[] admitted(HttpServletRequest request, BodyBudget.Share share) throws IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !(caller.getPrincipal() instanceof Caller)) {
            throw new ProblemException(401, Finding.of(ErrorCode.SYS_003, null, null));
        }
        if (!request.getMethod().equals("POST")) {
            throw new ProblemException(405, Finding.of(ErrorCode.SYS_008, request.getMethod(), null));
        }
        Bodies.Body body = bodies.read(request, XML, bytesMax, share);
        requireUtf8(request);
        // the content is decoded from what is read here, and both are there at once
        share.cover(body.bytes().length / 4 * 7);
        if (body.refusal() != null) {
            throw new ProblemException(400, body.refusal());
        }
        requireOneOperation(reader.outline(body.bytes()));
        return body.bytes();
    }

    /** The library has faults of its own for what is no envelope; they would say less, and blame the server. */
    private static void requireOneOperation(BoundedXml.Outline outline) {
        if (outline.refusal() != null) {
            throw new ProblemException(400, outline.refusal());
        }
        BoundedXml.Part root = outline.parts().get(0);
        int body = outline.parts().indexOf(new BoundedXml.Part(2, SoapFaults.ENVELOPE, "Body"));
        if (!root.name().equals("Envelope") || !root.uri().equals(SoapFaults.ENVELOPE) || body < 0) {
            throw SoapQuestion.refusal('{' + root.uri() + '}' + root.name(), "an Envelope of SOAP 1.1 with a Body, " + SoapFaults.ENVELOPE);
        }
        List<BoundedXml.Part> within = outline.parts().subList(body + 1, outline.parts().size());
        if (within.size() != 1) {
            throw SoapQuestion.refusal(within.size() + " elements from the Body on", "one operation in one Body");
        }
        SoapQuestion.operation(within.get(0).uri(), within.get(0).name());
    }

    /** The library would believe the header, and read other characters than were examined. */
    private static void requireUtf8(HttpServletRequest request) {
        String charset = MediaType.parseMediaType(request.getContentType()).getParameter("charset");
        if (charset != null && !charset.replace("\"", "").equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw ProblemException.of(415, ErrorCode.SYS_005, String.valueOf(request.getContentType()), "text/xml; charset=UTF-8");
        }
    }

    private static void refuse(ProblemException problem, HttpServletResponse response) throws IOException {
        response.setStatus(SoapFaults.status(problem));
        response.setContentType("text/xml;charset=UTF-8");
        if (problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(XmlSigner.serialise(envelope(problem)));
    }

    private static Document envelope(ProblemException problem) {
        Element detail = SoapXml.detail(problem);
        Document document = detail.getOwnerDocument();
        Element envelope = document.createElementNS(SoapFaults.ENVELOPE, "soap:Envelope");
        Element body = document.createElementNS(SoapFaults.ENVELOPE, "soap:Body");
        Element fault = document.createElementNS(SoapFaults.ENVELOPE, "soap:Fault");
        document.replaceChild(envelope, detail);
        envelope.appendChild(body);
        body.appendChild(fault);
        Element code = document.createElement("faultcode");
        code.setTextContent("soap:" + SoapFaults.code(problem).getLocalPart());
        Element text = document.createElement("faultstring");
        text.setTextContent(SoapFaults.text(problem));
        fault.appendChild(code);
        fault.appendChild(text);
        fault.appendChild(detail);
        return document;
    }
}
