package io.singlewindow.soap;

import org.apache.camel.component.cxf.transport.header.CxfHeaderFilterStrategy;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** SOAP under {@code /ws}. */
@Configuration(proxyBeanMethods = false)
public class SoapConfig {

    /** The servlet looks for a bus of this name. */
    @Bean(destroyMethod = "shutdown")
    SpringBus cxf() {
        return new SpringBus();
    }

    @Bean
    ServletRegistrationBean<CXFServlet> soapServlet() {
        ServletRegistrationBean<CXFServlet> servlet = new ServletRegistrationBean<>(new CXFServlet(), "/ws/*");
        servlet.addInitParameter("hide-service-list-page", "true");
        return servlet;
    }

    /** Keeps a caller's HTTP headers from steering routes: {@code CamelSqlQuery} and its like stop here. */
    @Bean
    CxfHeaderFilterStrategy soapHeaders() {
        CxfHeaderFilterStrategy strategy = new CxfHeaderFilterStrategy();
        strategy.setLowerCase(true);
        strategy.setInFilterStartsWith("camel", "org.apache.camel.");
        strategy.setOutFilterStartsWith("camel", "org.apache.camel.");
        return strategy;
    }
}
