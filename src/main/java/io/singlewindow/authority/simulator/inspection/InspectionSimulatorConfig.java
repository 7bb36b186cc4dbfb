package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.simulator.Journal;
import io.singlewindow.authority.simulator.OnHostedSimulator;
import io.singlewindow.authority.simulator.SimulatorSettings;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.cxf.Bus;
import org.apache.camel.component.cxf.transport.header.CxfHeaderFilterStrategy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Inspection, where this process plays it. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnHostedSimulator.class)
class InspectionSimulatorConfig {

    @Bean(destroyMethod = "close")
    Journal<JournalLine> inspectionJournal(@Value("${window.data-dir}") Path dataDir) {
        return new Journal<>(dataDir.resolve("simulator/inspection.jsonl"), JournalLine.class);
    }

    @Bean
    InspectionSimulator inspectionSimulator(Journal<JournalLine> journal, Clock clock, SimulatorSettings settings) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.ofName(settings.algorithm()).orElseThrow();
        return new InspectionSimulator(new HsCodes(), journal, clock, algorithm);
    }

    @Bean
    InspectionDoor inspectionDoor(InspectionSimulator inspection) {
        return new InspectionDoor(inspection);
    }

    /** The SOAP service, by the simulator's own copy of the WSDL; what it does is said in routes/simulator. */
    @Bean
    CxfEndpoint inspectionService(Bus cxf, CxfHeaderFilterStrategy soapHeaders) {
        CxfEndpoint endpoint = new CxfEndpoint();
        endpoint.setBus(cxf);
        endpoint.setAddress("/inspection");
        endpoint.setWsdlURL("classpath:simulator/inspection/inspection.wsdl");
        endpoint.setServiceName("{" + InspectionSimulator.NAMESPACE + "}InspectionService");
        endpoint.setPortName("{" + InspectionSimulator.NAMESPACE + "}InspectionPort");
        endpoint.setHeaderFilterStrategy(soapHeaders);
        return endpoint;
    }
}
