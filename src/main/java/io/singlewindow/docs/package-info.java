/** What the server tells developers about itself, without credentials: error pages, OpenAPI, schemas with examples. */
@NullMarked
package io.singlewindow.docs;

import org.jspecify.annotations.NullMarked;
