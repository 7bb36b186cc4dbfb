/** The register of filings: what was filed, by whom, and what every department has said of it. */
@NullMarked
package io.singlewindow.filing.register;

import org.jspecify.annotations.NullMarked;
