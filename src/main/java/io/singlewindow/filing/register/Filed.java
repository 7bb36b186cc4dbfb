package io.singlewindow.filing.register;

import io.singlewindow.problem.Finding;
import java.util.List;

/**
 * A filing that was made, or changed.
 *
 * @param findings that do not refuse it
 */
public record Filed(Filing filing, List<Finding> findings) {}
