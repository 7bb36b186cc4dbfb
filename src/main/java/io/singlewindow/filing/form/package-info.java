/** What is handed in for filing, read and checked field by field; pure. */
@NullMarked
package io.singlewindow.filing.form;

import org.jspecify.annotations.NullMarked;
