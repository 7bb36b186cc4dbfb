package io.singlewindow.authority.simulator.taxrefund;

import io.singlewindow.authority.simulator.JwsSimulator;
import io.singlewindow.authority.simulator.JwsSimulators;
import io.singlewindow.authority.simulator.OnHostedSimulator;
import io.singlewindow.rules.calendar.WorkingDays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The tax authority, where this process plays it. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnHostedSimulator.class)
class TaxRefundSimulatorConfig {

    @Bean(destroyMethod = "close")
    JwsSimulator taxRefundSimulator(JwsSimulators simulators, RefundPractice practice, WorkingDays calendar) {
        return simulators.open(new TaxRefundBusiness(practice, calendar));
    }
}
