package io.singlewindow.message;

/** One business node of a message (单证), as a record; amounts are decimals, texts are as received. */
public sealed interface Document permits Order, Payment, ProceedsNote, Waybill, DeclarationList, OtherDocument {

    /** What every document begins with. */
    Head head();

    /** What it is. */
    DocumentKind kind();

    /** Its number as its sender knows it. */
    String number();

    /** Its business key, parts joined by {@code |} (decision tables, 3.2); head guids are not keys. */
    String businessKey();

    /**
     * The first elements of each declaration.
     *
     * @param position 1-based place among the message's business nodes
     * @param guid the document's own 36 characters
     * @param appType 1 new, 2 change, 3 delete
     * @param appTime yyyyMMddHHmmss, the business's zone
     * @param appStatus 1 stored, 2 declared
     */
    record Head(int position, String guid, String appType, String appTime, String appStatus) {

        /** True when it is only stored (暂存): kept, and sent nowhere. */
        public boolean stored() {
            return appStatus.equals("1");
        }
    }
}
