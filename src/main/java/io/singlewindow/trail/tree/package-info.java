/** The Merkle tree of the log (RFC 6962): hashes, growth and proofs, pure. */
@NullMarked
package io.singlewindow.trail.tree;

import org.jspecify.annotations.NullMarked;
