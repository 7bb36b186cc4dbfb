/** XML signatures of the CEB and DXP messages: RSA-SHA1 (legacy), RSA-SHA256 and SM2-SM3, made and verified. */
@NullMarked
package io.singlewindow.signature;

import org.jspecify.annotations.NullMarked;
