package io.singlewindow.rules.parameter;

/** The port by which those who judge outside the tables (tax, quota, terms) get the parameters of the version of the rules in force. */
@FunctionalInterface
public interface ParametersInForce {

    /** Those of now; who asks several of them for one outcome asks once. */
    ParameterBook parameters();
}
