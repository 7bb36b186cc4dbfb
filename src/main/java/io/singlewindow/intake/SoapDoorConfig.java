package io.singlewindow.intake;

import io.singlewindow.message.reading.ReadingLimits;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.camel.component.cxf.transport.header.CxfHeaderFilterStrategy;
import org.apache.cxf.Bus;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;

/** The SOAP service by its WSDL, and the gate before it; what it does is said in routes/10-intake. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class SoapDoorConfig {

    @Bean
    CxfEndpoint submissionService(Bus cxf, CxfHeaderFilterStrategy soapHeaders) {
        CxfEndpoint endpoint = new CxfEndpoint();
        endpoint.setBus(cxf);
        endpoint.setAddress("/submissions");
        endpoint.setWsdlURL("classpath:xsd/window/submission.wsdl");
        endpoint.setServiceName("{" + SoapQuestion.NAMESPACE + "}SubmissionService");
        endpoint.setPortName("{" + SoapQuestion.NAMESPACE + "}SubmissionPort");
        endpoint.setHeaderFilterStrategy(soapHeaders);
        endpoint.getOutFaultInterceptors().add(new SoapFaults());
        return endpoint;
    }

    /** Behind the filter that knows the caller. */
    @Bean
    FilterRegistrationBean<SoapGate> soapGate(Bodies bodies, BodyBudget budget, ReadingLimits limits) {
        FilterRegistrationBean<SoapGate> gate = new FilterRegistrationBean<>(new SoapGate(bodies, budget, limits));
        gate.addUrlPatterns(SoapGate.PATH, SoapGate.PATH + "/*");
        gate.setOrder(Ordered.LOWEST_PRECEDENCE);
        return gate;
    }
}
