/** A disk whose power can go. */
package io.singlewindow.ledger.power;
