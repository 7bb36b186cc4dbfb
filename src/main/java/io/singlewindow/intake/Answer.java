package io.singlewindow.intake;

/**
 * What a door answers with.
 *
 * @param json as stored
 * @param cebReceipt the receipt in the messages' own format
 * @param replay true when it was stored before
 */
record Answer(String submissionId, int httpStatus, byte[] json, byte[] cebReceipt, boolean replay) {}
