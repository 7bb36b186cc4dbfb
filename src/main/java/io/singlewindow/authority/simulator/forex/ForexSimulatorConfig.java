package io.singlewindow.authority.simulator.forex;

import io.singlewindow.authority.simulator.JwsSimulator;
import io.singlewindow.authority.simulator.JwsSimulators;
import io.singlewindow.authority.simulator.OnHostedSimulator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Forex, where this process plays it. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnHostedSimulator.class)
class ForexSimulatorConfig {

    @Bean(destroyMethod = "close")
    JwsSimulator forexSimulator(JwsSimulators simulators) {
        return simulators.open(new ForexBusiness());
    }
}
