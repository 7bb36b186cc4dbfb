/** Backups: all rows of one moment and the keys that read them in one file, which proves itself before it is put back. */
@NullMarked
package io.singlewindow.backup;

import org.jspecify.annotations.NullMarked;
