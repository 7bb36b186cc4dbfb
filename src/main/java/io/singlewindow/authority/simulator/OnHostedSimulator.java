package io.singlewindow.authority.simulator;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** True where this process plays the authorities: the simulator, and the sandbox unless it names another simulator. */
public final class OnHostedSimulator implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return environment.acceptsProfiles(Profiles.of("simulator"))
                || (environment.acceptsProfiles(Profiles.of("sandbox"))
                        && environment.getProperty("window.simulator.url", "").isEmpty());
    }
}
