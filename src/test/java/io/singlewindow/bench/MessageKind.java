package io.singlewindow.bench;

import io.singlewindow.signature.SignatureAlgorithm;

/**
 * A kind of message whose processor time is measured.
 *
 * @param orders documents in each
 * @param warmUp how many go through before the first figure
 * @param block how many make one figure
 */
record MessageKind(SignatureAlgorithm algorithm, int orders, int warmUp, int block) {

    String title() {
        return algorithm.apiName() + ", " + orders + (orders == 1 ? " order" : " orders");
    }
}
