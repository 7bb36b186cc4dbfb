package io.singlewindow.problem;

/**
 * The kind of fault as the CEB receipts tell them apart (specification 202205, table 7-2). Each message type has a
 * number of its own for each kind; see {@code MessageType.returnStatus}.
 */
public enum CebFault {
    /** Format fault, answered by CEB900 (报文格式校验回执). */
    FORMAT,
    /** Parameter check failed (参数校验不通过). */
    CHECK,
    /** Signature check failed (验签失败). */
    SIGNATURE,
    /** The same number exists already (已存在相同编号). */
    EXISTS,
    /** The company is not entitled (没有权限进行操作). */
    RIGHT,
    /** What it names, or is to change, is not there (未找到). */
    NOT_FOUND,
    /** The state of what it names does not allow it any more (状态不符). */
    LOCKED,
    /** Older than what is there, not processed (旧报文). */
    OLDER,
    /** A row is not on the list it refers to (在关联的清单中未找到). */
    ROW
}
