package io.singlewindow.facts;

import io.singlewindow.intake.SignatureDuty;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells intake which messages must be signed, by the parameter in force; before its first day none beside those of the schema. */
@Component
@Profile("!simulator")
class SignatureParameter implements SignatureDuty {

    private final ParametersInForce parameters;

    SignatureParameter(ParametersInForce parameters) {
        this.parameters = parameters;
    }

    @Override
    public Signed on(LocalDate day) {
        return parameters.parameters().at(ParameterId.SIGNATURE, day).map(Parameter::value).map(Signed::valueOf).orElse(Signed.LISTS);
    }
}
