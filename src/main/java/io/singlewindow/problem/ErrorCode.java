package io.singlewindow.problem;

import static io.singlewindow.problem.CebFault.CHECK;
import static io.singlewindow.problem.CebFault.EXISTS;
import static io.singlewindow.problem.CebFault.FORMAT;
import static io.singlewindow.problem.CebFault.LOCKED;
import static io.singlewindow.problem.CebFault.NOT_FOUND;
import static io.singlewindow.problem.CebFault.OLDER;
import static io.singlewindow.problem.CebFault.RIGHT;
import static io.singlewindow.problem.CebFault.ROW;
import static io.singlewindow.problem.CebFault.SIGNATURE;
import static io.singlewindow.problem.Severity.ERROR;
import static io.singlewindow.problem.Severity.WARNING;

/**
 * Every fault this server can name: severity, the kind of CEB fault it is answered with, and the sentence in Chinese
 * and English. {@code {given}} and {@code {expected}} in a sentence stand for the finding's own values.
 */
public enum ErrorCode {
    // READ: the bytes cannot be read
    READ_001(ERROR, FORMAT, "报文不是格式良好的XML:{given}", "The message is not well-formed XML: {given}"),
    READ_002(ERROR, FORMAT, "报文不得含有DOCTYPE声明", "A DOCTYPE is not allowed"),
    READ_003(ERROR, FORMAT, "报文过大:{given}字节,上限{expected}", "The message is too large: {given} bytes, limit {expected}"),
    READ_004(ERROR, FORMAT, "元素嵌套过深:{given}层,上限{expected}", "Elements are nested too deeply: {given}, limit {expected}"),
    READ_005(ERROR, FORMAT, "属性过多:{given}个,上限{expected}", "Too many attributes on one element: {given}, limit {expected}"),
    READ_006(ERROR, FORMAT, "单个元素文本过长:{given}字符,上限{expected}", "The text of one element is too long: {given} characters, limit {expected}"),
    READ_007(ERROR, FORMAT, "元素总数过多:{given},上限{expected}", "Too many elements: {given}, limit {expected}"),
    READ_008(ERROR, FORMAT, "字符编码错误:{given},应为{expected}", "Wrong character encoding: {given}, expected {expected}"),
    READ_009(ERROR, FORMAT, "报文为空", "The message is empty"),
    READ_010(ERROR, FORMAT, "DxpMsg的Data不是有效的base64内容", "Data of the DxpMsg is not valid base64"),
    READ_011(ERROR, FORMAT, "gzip内容损坏或过大:{given}", "The gzip content is broken or too large: {given}"),
    READ_012(ERROR, FORMAT, "DxpMsg内不得再嵌套DxpMsg", "A DxpMsg must not hold another DxpMsg"),
    READ_013(ERROR, FORMAT, "单据过多:{given}份,上限{expected}", "Too many documents: {given}, limit {expected}"),
    READ_014(ERROR, FORMAT, "不允许处理指令:{given}", "Processing instructions are not allowed: {given}"),
    READ_015(ERROR, FORMAT, "zip内容无法读取:{given}", "The zip or its entry cannot be read: {given}"),

    // XSD: the structure is not that of the specification
    XSD_001(ERROR, FORMAT, "未知的报文类型:{given}", "Unknown message type: {given}"),
    XSD_002(ERROR, FORMAT, "元素{given}不应出现在此处,应为{expected}", "Element {given} is not expected here, expected {expected}"),
    XSD_003(ERROR, FORMAT, "元素{given}内容不完整,缺少{expected}", "Element {given} is incomplete, missing {expected}"),
    XSD_004(ERROR, FORMAT, "值{given}不符合类型{expected}", "Value {given} is not of type {expected}"),
    XSD_005(ERROR, FORMAT, "值{given}长度不符,应为{expected}", "Value {given} has the wrong length, expected {expected}"),
    XSD_006(ERROR, FORMAT, "数值{given}位数超限,应为{expected}", "Number {given} has too many digits, expected {expected}"),
    XSD_007(ERROR, FORMAT, "属性错误:{given},应为{expected}", "Attribute fault: {given}, expected {expected}"),
    XSD_008(ERROR, FORMAT, "值{given}应为固定值{expected}", "Value {given} must be the fixed value {expected}"),
    XSD_009(ERROR, FORMAT, "元素{given}不得含有文本", "Element {given} must not hold text"),
    XSD_010(ERROR, FORMAT, "不符合报文结构:{given}", "The structure is not valid: {given}"),
    XSD_011(WARNING, FORMAT, "按2018-113版亦不合格,错误数{given}", "Not valid by the 2018-113 generation either, which finds {given} faults"),
    XSD_012(ERROR, FORMAT, "DxpMsg信封不符合结构:{given}", "The DxpMsg envelope is not valid: {given}"),

    // VAL: codes, dates, amounts, check digits
    VAL_001(WARNING, CHECK, "GUID格式不规范:{given}", "Not the usual form of a GUID: {given}"),
    VAL_002(WARNING, CHECK, "GUID应为大写:{given}", "A GUID should be upper case: {given}"),
    VAL_003(ERROR, CHECK, "日期时间无效:{given},应为{expected}", "Not a valid date or time: {given}, expected {expected}"),
    VAL_004(ERROR, CHECK, "代码无效:{given},应为{expected}", "Not a valid code: {given}, expected {expected}"),
    VAL_005(WARNING, CHECK, "代码表中没有该代码:{given}({expected})", "The code is not in the table: {given} ({expected})"),
    VAL_006(ERROR, CHECK, "金额或数量无效:{given},应为{expected}", "Not a valid amount or quantity: {given}, expected {expected}"),
    VAL_007(ERROR, CHECK, "身份证号校验位错误", "The identity number's check digit is wrong"),
    VAL_008(ERROR, CHECK, "企业代码无效:{given},应为{expected}", "Not a valid company code: {given}, expected {expected}"),
    VAL_009(ERROR, CHECK, "商品序号不连续:{given},应为{expected}", "Row numbers must rise by one: {given}, expected {expected}"),
    VAL_010(ERROR, CHECK, "贸易方式{expected}下该项必填", "This element is required in trade mode {expected}"),
    VAL_011(ERROR, CHECK, "实际支付金额{given}不等于货值+运费+税款-抵扣={expected}", "acturalPaid {given} is not goodsValue + freight + taxTotal - discount = {expected}"),
    VAL_012(ERROR, CHECK, "总价{given}不等于数量×单价={expected}", "totalPrice {given} is not qty x price = {expected}"),
    VAL_013(ERROR, CHECK, "货值{given}不等于商品总价之和{expected}", "goodsValue {given} is not the sum of the rows {expected}"),
    VAL_014(WARNING, CHECK, "申报时间{given}晚于接收时间{expected}", "The sending time {given} is later than the reception {expected}"),
    VAL_015(ERROR, CHECK, "关区代码无效:{given},应为{expected}", "Not a valid customs district code: {given}, expected {expected}"),
    VAL_016(WARNING, CHECK, "单据编号格式不规范:{given},应为{expected}", "Not the usual form of this number: {given}, expected {expected}"),
    VAL_017(ERROR, CHECK, "毛重{given}小于净重{expected}", "Gross weight {given} is less than net weight {expected}"),
    VAL_018(ERROR, CHECK, "报文拆分序号无效:{given},应为{expected}", "Not a valid split number: {given}, expected {expected}"),
    VAL_019(ERROR, CHECK, "贸易方式{expected}下该项应为空", "This element must be left out in trade mode {expected}"),
    VAL_020(ERROR, CHECK, "单据编号或业务主键不得为空,应为{expected}", "A number of the document's business key is empty, expected {expected}"),

    // SIG: the signature
    SIG_001(ERROR, SIGNATURE, "缺少数字签名", "The signature is missing"),
    SIG_002(ERROR, SIGNATURE, "数字签名多于一个:{given}", "More than one signature: {given}"),
    SIG_003(ERROR, SIGNATURE, "签名的位置或结构错误:{given},应为{expected}", "The signature's place or shape is wrong: {given}, expected {expected}"),
    SIG_004(ERROR, SIGNATURE, "必须只有一个Reference且URI为空:{given}", "Exactly one Reference with URI=\"\" is required: {given}"),
    SIG_005(ERROR, SIGNATURE, "变换只允许enveloped-signature:{given}", "Only the enveloped-signature transform is allowed: {given}"),
    SIG_006(ERROR, SIGNATURE, "不允许的签名算法:{given},应为{expected}", "Algorithm not allowed: {given}, expected {expected}"),
    SIG_007(ERROR, SIGNATURE, "摘要不符:{given},计算值为{expected}", "The digest differs: {given}, computed {expected}"),
    SIG_008(ERROR, SIGNATURE, "签名值验证失败:{given},应为{expected}", "The signature value does not verify: {given}, expected {expected}"),
    SIG_009(ERROR, SIGNATURE, "缺少或无法读取签名证书:{given}", "The certificate is missing or unreadable: {given}"),
    SIG_010(ERROR, SIGNATURE, "签名证书不受信任:{given}", "The certificate is not trusted: {given}"),
    SIG_011(ERROR, SIGNATURE, "签名证书不在有效期内:{given},接收时间{expected}", "The certificate is not valid at the time of reception: {given}, received {expected}"),
    SIG_012(ERROR, SIGNATURE, "证书用途不允许签名:{given}", "The certificate's key usage does not allow signatures: {given}"),
    SIG_013(ERROR, SIGNATURE, "签名强度不足:{given},应为{expected}", "The signature is too weak: {given}, expected {expected}"),
    SIG_014(WARNING, SIGNATURE, "补入xmlns:xsi后签名才通过", "The signature verifies only with xmlns:xsi added to SignedInfo"),
    SIG_015(WARNING, SIGNATURE, "SM2签名值的编码不规范:{given},应为{expected}", "Not the usual form of an SM2 value: {given}, expected {expected}"),
    SIG_016(WARNING, SIGNATURE, "KeyName{given}与证书序列号{expected}不符", "KeyName {given} is not the certificate's serial number {expected}"),
    SIG_017(ERROR, SIGNATURE, "规范化算法不允许:{given},应为{expected}", "Canonicalization not allowed: {given}, expected {expected}"),
    SIG_018(ERROR, SIGNATURE, "信封签名无效:{given}", "The envelope's signature is not valid: {given}"),

    // SND: sender, key, delegation
    SND_001(ERROR, RIGHT, "传输企业{given}不是本密钥的企业{expected}", "copCode {given} is not the company of this key ({expected})"),
    SND_002(ERROR, CHECK, "dxpId{given}与备案{expected}不符", "dxpId {given} is not the filed one ({expected})"),
    SND_003(ERROR, CHECK, "senderId{given}与传输节点dxpId{expected}信息不一致", "SenderId {given} differs from dxpId {expected}"),
    SND_004(ERROR, RIGHT, "签名人{given}不是传输企业{expected}或其受托人", "The signer {given} is neither the sender {expected} nor its delegate"),
    SND_005(ERROR, RIGHT, "企业未备案:{given}", "The company is not filed: {given}"),
    SND_006(ERROR, RIGHT, "{given}无权发送该类报文,应为{expected}", "{given} may not send this type of message, expected {expected}"),
    SND_007(ERROR, RIGHT, "回执类报文不能提交:{given}", "A receipt cannot be submitted: {given}"),
    SND_008(ERROR, CHECK, "DxpMsg的MsgType{given}与内容{expected}不符", "MsgType {given} of the DxpMsg is not its content {expected}"),
    SND_009(ERROR, RIGHT, "单据属于{given},传输企业{expected}没有其委托", "The document belongs to {given}, and the sender {expected} has no delegation"),
    SND_010(WARNING, CHECK, "企业名称{given}与备案名称{expected}不符", "The company name {given} is not the filed one ({expected})"),

    SND_011(WARNING, RIGHT, "单据属于{given},按委托{expected}发送:该交易真实性等级最高为T3", "The document belongs to {given} and is sent under delegation {expected}: the transaction is graded T3 at best"),
    SND_012(ERROR, RIGHT, "签名证书{given}已停用,应为{expected}", "The signing certificate {given} is not in use, expected {expected}"),

    // FIL: record filing
    FIL_001(ERROR, RIGHT, "企业{given}的备案未经{expected}通过", "The filing of {given} is not approved by {expected}"),
    FIL_002(ERROR, EXISTS, "{given}已备案,备案号{expected}", "{given} is filed already, by number {expected}"),
    FIL_003(ERROR, CHECK, "当前状态不允许该操作:{given},应为{expected}", "The state does not allow this: {given}, expected {expected}"),
    FIL_004(ERROR, CHECK, "{given}审核之前应先由{expected}审核通过", "Before {given}, {expected} has to approve"),
    FIL_005(ERROR, CHECK, "该备案版本已终结:{given},应为{expected}", "This version of the filing has ended: {given}, expected {expected}"),
    FIL_006(ERROR, CHECK, "{given}不再单独审核,以{expected}的结果为准", "{given} approves no longer by itself, the result of {expected} counts"),
    FIL_007(ERROR, CHECK, "生效时间{given}无效,应为{expected}", "The instant {given} cannot be, expected {expected}"),
    FIL_008(ERROR, CHECK, "备案项{given}无效,应为{expected}", "Not a valid item of a filing: {given}, expected {expected}"),
    FIL_009(ERROR, CHECK, "代码{given}未通过校验,应为{expected}", "The code {given} does not pass its check, expected {expected}"),
    FIL_010(ERROR, CHECK, "角色{given}缺少有效许可证,应为{expected}", "The role {given} lacks a valid licence, expected {expected}"),
    FIL_011(ERROR, NOT_FOUND, "企业{given}没有主体备案,应先{expected}", "{given} has no filing as an entity, expected {expected} first"),
    FIL_012(WARNING, CHECK, "禁止以跨境电商方式进境的商品:{given}({expected}),备案无效", "Goods barred from cross-border e-commerce: {given} ({expected}), the filing is void"),
    FIL_013(ERROR, CHECK, "附件无效:{given},应为{expected}", "Not a usable attachment: {given}, expected {expected}"),
    FIL_014(ERROR, EXISTS, "代码{given}已属于企业{expected}", "The code {given} belongs to {expected} already"),
    FIL_015(WARNING, NOT_FOUND, "商品未备案或备案未通过:{given},应为{expected}", "The goods are not filed, or not approved: {given}, expected {expected}"),
    FIL_016(WARNING, CHECK, "商品{given}在首次上架之后才备案,备案号{expected}", "The goods {given} were filed after they were first offered, by number {expected}"),
    FIL_017(ERROR, CHECK, "批量备案文件无效:{given},应为{expected}", "Not a usable file of filings: {given}, expected {expected}"),
    FIL_018(ERROR, RIGHT, "企业{given}的备案已被{expected}", "The filing of {given} is {expected}"),
    FIL_019(ERROR, CHECK, "备案{given}正在审核,审核结束后才能变更({expected})", "{given} is under review, a change waits for its end ({expected})"),
    FIL_020(WARNING, CHECK, "商品编码{given}与商品备案{expected}不符", "The HS code {given} is not that of the goods' filing, {expected}"),
    FIL_021(WARNING, CHECK, "{given}发生的变更未及时备案,应在{expected}(含)前提交", "The change of {given} was filed late, expected by {expected}"),

    // DUP: the same again
    DUP_001(ERROR, EXISTS, "相同报文键已有不同内容:{given},原内容{expected}", "Other content under the same message key: {given}, first {expected}"),
    DUP_002(ERROR, EXISTS, "同一Idempotency-Key的内容不同:{given},原内容{expected}", "Other content under the same Idempotency-Key: {given}, first {expected}"),
    DUP_003(ERROR, EXISTS, "同一报文内业务编号重复:{given}", "The same business number twice in one message: {given}"),

    // BIZ: rules of the messages
    BIZ_001(WARNING, CHECK, "报文部分接受,等待处理;请用新的guid重发合格单据。被拒单据:{given}", "Partly accepted, the message waits: resend the good documents under a new guid. Held by: {given}"),
    BIZ_002(WARNING, EXISTS, "已存在相同编号的单据:{given}", "A document of this number exists already: {given}"),
    BIZ_003(WARNING, OLDER, "接收报文为旧报文数据,不做处理:{given}", "Older than what is there, not processed: {given}"),
    BIZ_004(WARNING, NOT_FOUND, "未找到要变更或删除的单据:{given}", "The document to change or delete was not found: {given}"),
    BIZ_005(WARNING, LOCKED, "已申报,状态不符:{given}", "Declared already, the state does not allow it: {given}"),
    BIZ_006(WARNING, CHECK, "监管部门回执无法读取或签名无效:{given}", "An authority's receipt is unreadable or its signature is not valid: {given}"),
    BIZ_007(WARNING, CHECK, "监管部门退单:{given}", "Refused by the authority: {given}"),
    BIZ_008(WARNING, CHECK, "同一报文内既有暂存又有申报的单据,等待处理;请分开报送。暂存单据:{given}", "The message stores some documents and declares others, so it waits: send them apart. Stored: {given}"),
    BIZ_009(WARNING, CHECK, "清单已比对一致,等待同一报文内其他清单:{given}", "The list is matched and waits for the other lists of its message: {given}"),
    BIZ_010(WARNING, EXISTS, "该票已有同类单据{expected},请变更或删除原单据:{given}", "The consignment has a document of this kind already, {expected}: change or delete that one: {given}"),
    BIZ_011(WARNING, NOT_FOUND, "未找到所指的清单:{given}", "The list it names is not there: {given}"),
    BIZ_012(WARNING, LOCKED, "清单状态{given}不允许此操作,应为{expected}", "The list's state {given} does not allow this, expected {expected}"),
    BIZ_013(WARNING, ROW, "退货项{given}不在原清单内,或超过可退数量,应为{expected}", "Returned row {given} is not on the list or more than is left, expected {expected}"),
    BIZ_014(WARNING, CHECK, "拆分报文的总数{given}与先前的{expected}不一致", "msgCount {given} differs from the earlier parts' {expected}"),
    BIZ_015(WARNING, CHECK, "拆分报文未收齐,收到{given},共{expected}", "Parts of the split message are missing: there are {given} of {expected}"),
    BIZ_016(WARNING, CHECK, "回执订阅节点未备案,不向其转发:{given}", "The subscriber is not filed and is sent nothing: {given}"),
    BIZ_017(WARNING, RIGHT, "清单{given}不属于本企业", "The list {given} is another company's"),
    BIZ_018(WARNING, EXISTS, "清单{given}已有撤销申请在办理:{expected}", "The list {given} has an application to cancel already: {expected}"),
    BIZ_019(WARNING, EXISTS, "清单{given}已在汇总申请{expected}中", "The list {given} is in the summary application {expected} already"),

    // MAT: the documents of one consignment against each other
    MAT_001(ERROR, CHECK, "单证不一致:{given},应为{expected}", "The documents differ: {given}, expected {expected}"),
    MAT_002(WARNING, CHECK, "单证有轻微差异:{given},应为{expected}", "The documents differ slightly: {given}, expected {expected}"),
    MAT_003(ERROR, CHECK, "等待超时,缺少单证:{given}", "The waiting time is over, document missing: {given}"),

    // RUL: rules about a consignment; 35x forex settlement, 36x tax refund, 38x data of platforms (165/179)
    RUL_351(WARNING, CHECK, "外汇结算缺少资金凭证:{given}", "Forex settlement lacks evidence of the funds: {given}"),
    RUL_352(WARNING, CHECK, "外汇结算缺少支付企业代码:{given}", "Forex settlement lacks the payment institution's code: {given}"),
    RUL_353(WARNING, CHECK, "币制没有对应的ISO代码,不能结算:{given}", "The currency has no ISO code, so it is not settled: {given}"),
    RUL_354(WARNING, CHECK, "没有当日汇率,不能结算:{given}", "No exchange rate of the day, so it is not settled: {given}"),
    RUL_355(WARNING, EXISTS, "订单已结算,不重复结算:{given},见{expected}", "The order was settled before and is not settled again: {given}, see {expected}"),
    RUL_356(WARNING, CHECK, "不自动结算:{given}", "Not settled by itself: {given}"),
    RUL_357(ERROR, CHECK, "实际数据与还原数据不一致:{given},应为{expected}", "Actual and restored data differ: {given}, expected {expected}"),
    RUL_358(WARNING, CHECK, "退货金额{given}超过已结算未退的金额{expected},按后者退", "What came back is worth {given}, more than the {expected} settled and not refunded; that is refunded"),
    RUL_359(ERROR, CHECK, "结算状态{given}不允许此操作,应为{expected}", "The state {given} of its settlement does not allow this, expected {expected}"),
    RUL_361(WARNING, CHECK, "币制没有对应的ISO代码,不能办理退(免)税:{given}", "The currency has no ISO code, so nothing is told to the tax authority: {given}"),
    RUL_362(WARNING, CHECK, "没有出口日汇率,不能折算美元离岸价:{given}", "No exchange rate of the day of export, so the value in dollars is not known: {given}"),
    RUL_363(WARNING, CHECK, "退税等待进货发票,报关单项:{given}", "The refund waits for the purchase invoices of item {given}"),
    RUL_364(WARNING, CHECK, "进货与出口不一致:{given},应为{expected}", "Purchase and export differ: {given}, expected {expected}"),
    RUL_365(WARNING, CHECK, "报关单项不能由本窗口的清单还原,不申报退税:{given}", "The declaration's item is not made of lists of this window, so it is not claimed for: {given}"),
    RUL_366(WARNING, CHECK, "报关单项含统计标志为{given}的清单,只能免税,应为{expected}", "The declaration's item has a list with statisticsFlag {given}, exempt at most, expected {expected}"),
    RUL_367(WARNING, CHECK, "货物在申报退税前已退回,不自动申报:{given}", "Goods came back before they were claimed for, so the item is not claimed by itself: {given}"),
    RUL_368(WARNING, CHECK, "缺少资金流向证明:{given},应收{expected}", "Evidence of the flow of funds is missing: {given}, expected {expected}"),
    RUL_369(WARNING, CHECK, "资金流向证明所指订单尚未找到:{given}", "The order of the certificate is not there yet: {given}"),
    RUL_501(ERROR, CHECK, "按规则不予受理:{given};{expected}", "Refused by the rule {given}; {expected}"),
    RUL_502(WARNING, CHECK, "按规则暂缓申报:{given};{expected}", "Held by the rule {given}; {expected}"),
    RUL_503(ERROR, CHECK, "规则文件不可用:{given},{expected}", "The rules cannot be used: {given}, {expected}"),
    RUL_504(ERROR, RIGHT, "规则版本须由提出人{given}以外的人审批", "A version of the rules is approved by another than its author {given}"),
    RUL_505(ERROR, CHECK, "规则版本当前状态{given}不允许此操作,应为{expected}", "The state {given} of the version does not allow this, expected {expected}"),
    RUL_506(WARNING, CHECK, "按规则不申报退税:{given};{expected}", "Not claimed for by the rule {given}; {expected}"),
    RUL_507(ERROR, CHECK, "事实无效:{given},应为{expected}", "Not usable facts: {given}, expected {expected}"),

    // 40x the tax of imports, 42x personal quota, 44x guarantees, 46x terms and calendar, 48x code tables
    RUL_401(ERROR, CHECK, "该日没有跨境电商零售进口税收规则:{given},应为{expected}", "No rules for the tax of cross-border retail imports on {given}, expected {expected}"),
    RUL_402(ERROR, CHECK, "商品编码不在当日税率表内:{given}", "The HS code is not in the day's table of rates: {given}"),
    RUL_403(ERROR, CHECK, "从量或复合计征消费税的商品不在此计算:{given},可给出{expected}", "Consumption tax by quantity is not computed here: {given}; give a {expected}"),
    RUL_404(ERROR, CHECK, "化妆品缺少含量,不能判断是否高档:{given},应给出{expected}", "Cosmetics without their content, so it is not known whether they are high-end: {given}, expected {expected}"),
    RUL_405(WARNING, CHECK, "申报税款{given}与计算税款{expected}不符", "The declared tax {given} is not what was computed, {expected}"),
    RUL_406(WARNING, CHECK, "完税价格{given}恰为年度限值,条文为低于,结论存疑", "The dutiable value {given} is exactly the yearly limit; the text says below, so the outcome is doubtful"),
    RUL_407(ERROR, CHECK, "超过单次交易限值的多件商品,应按一般贸易申报:完税价格{given},限值{expected}", "Several items over the single limit are general trade: dutiable value {given}, limit {expected}"),
    RUL_408(WARNING, CHECK, "清单含非人民币金额,不计算税款:{given}", "The list has amounts that are not in renminbi, so its tax is not computed: {given}"),
    RUL_421(ERROR, CHECK, "年度额度不足:余额{expected},本次{given}", "The yearly quota does not cover it: {expected} is left, this takes {given}"),
    RUL_422(WARNING, CHECK, "退货超过期限,年度额度不恢复:{given},应为{expected}", "The return is too late to restore the yearly quota: {given}, expected {expected}"),
    RUL_423(ERROR, CHECK, "超过每人每年限量:{given},限量{expected}", "More than one person may buy in a year: {given}, the cap is {expected}"),
    RUL_424(WARNING, CHECK, "不能核对每人每年限量,{given}没有以{expected}计量的数量", "The yearly cap per person cannot be checked: {given} has no quantity in unit {expected}"),
    RUL_441(WARNING, CHECK, "税款担保余额不足:税款{given},余额{expected}", "The guarantee does not cover the tax: {given}, available {expected}"),
    RUL_442(ERROR, CHECK, "担保无效:{given},应为{expected}", "Not a valid guarantee: {given}, expected {expected}"),
    RUL_461(ERROR, CHECK, "工作日历缺少年份{given},现有{expected}", "The calendar of working days lacks the year {given}, it has {expected}"),
    RUL_462(ERROR, CHECK, "该日没有此项规则:{given}", "No such rule on that day: {given}"),
    RUL_481(ERROR, CHECK, "代码表行无效:{given},应为{expected}", "Not a valid line of a code table: {given}, expected {expected}"),
    RUL_482(ERROR, CHECK, "代码表版本有效期重叠:{given}与{expected}", "The version of the table overlaps another: {given} and {expected}"),
    RUL_381(ERROR, NOT_FOUND, "没有向该平台发出这一查询(sessionID):{given}", "No question under this sessionID was put to the platform: {given}"),
    RUL_382(ERROR, FORMAT, "平台实时数据不是有效的JSON:{given},应为{expected}", "The platform's data are no valid JSON: {given}, expected {expected}"),
    RUL_383(ERROR, RIGHT, "证书编号{given}不是平台{expected}备案的证书", "certNo {given} is no certificate that the platform {expected} has filed"),
    RUL_384(WARNING, CHECK, "平台未在规定时间内提供数据:{given},应在{expected}内", "The platform has not given its data in time: {given}, expected within {expected}"),
    RUL_385(WARNING, CHECK, "平台数据迟到:{given},应在{expected}之前", "The platform's data came late: {given}, expected before {expected}"),
    RUL_386(WARNING, CHECK, "平台没有备案实时数据接口地址:{given}", "The platform has filed no address of its data interface: {given}"),
    RUL_387(ERROR, RIGHT, "证书持有人{given}不是企业{expected}", "The certificate's holder {given} is not the company {expected}"),

    // 60x early warnings, 62x credit
    RUL_601(ERROR, CHECK, "预警当前状态{given}不允许此操作,应为{expected}", "The warning's state {given} does not allow this, expected {expected}"),
    RUL_621(ERROR, CHECK, "信用事件不完整:{given},应为{expected}", "The credit event is not complete: {given}, expected {expected}"),
    RUL_622(ERROR, CHECK, "生效时间不得早于登记时间:{given},应不早于{expected}", "It cannot take effect before it is recorded: {given}, not before {expected}"),
    RUL_623(ERROR, CHECK, "该来源当日没有此信用等级:{given},应为{expected}", "The source has no such class on that day: {given}, expected {expected}"),
    RUL_624(ERROR, CHECK, "信用事件当前状况{given}不允许此操作,应为{expected}", "How the credit event stands ({given}) does not allow this, expected {expected}"),

    // SYS: requests and the server itself
    SYS_001(ERROR, CHECK, "系统繁忙,请稍后重试", "The server is full, try again later"),
    SYS_002(ERROR, CHECK, "未找到:{given}", "Not found: {given}"),
    SYS_003(ERROR, CHECK, "未提供有效凭证", "No valid credentials"),
    SYS_004(ERROR, CHECK, "该身份无权执行此操作", "This identity may not do this"),
    SYS_005(ERROR, CHECK, "不支持的内容类型:{given},应为{expected}", "Content type not supported: {given}, expected {expected}"),
    SYS_006(ERROR, CHECK, "请求体过大:{given},上限{expected}", "The request body is too large: {given}, limit {expected}"),
    SYS_007(ERROR, CHECK, "参数无效:{given},应为{expected}", "Not a valid parameter: {given}, expected {expected}"),
    SYS_008(ERROR, CHECK, "不支持的请求方法:{given}", "Method not supported: {given}"),
    SYS_009(ERROR, CHECK, "未知的监管部门:{given},应为{expected}", "Unknown authority: {given}, expected {expected}"),
    SYS_021(ERROR, CHECK, "回调地址不可用:{given},应为{expected}", "Not a usable callback address: {given}, expected {expected}"),
    SYS_022(ERROR, CHECK, "回调端点过多:{given},上限{expected}", "Too many callback endpoints: {given}, limit {expected}"),
    SYS_023(ERROR, CHECK, "回调端点未通过验证:{given},应为{expected}", "The callback endpoint did not answer its challenge: {given}, expected {expected}"),
    SYS_024(ERROR, CHECK, "数量不符:{given},应为{expected}", "Not how many there are: {given}, expected {expected}"),
    SYS_025(ERROR, CHECK, "回调端点当前状态{given}不允许此操作,应为{expected}", "The callback endpoint's state {given} does not allow this, expected {expected}"),
    SYS_026(ERROR, CHECK, "重发过多:{given},上限{expected}", "Too many callbacks to be sent again: {given}, limit {expected}"),
    SYS_031(ERROR, CHECK, "登录名已被使用:{given},应为{expected}", "The login is taken: {given}, expected {expected}"),
    SYS_032(ERROR, CHECK, "不能停用账号:{given},应为{expected}", "The account cannot be disabled: {given}, expected {expected}"),
    SYS_010(ERROR, CHECK, "沙箱时钟只能在空账本时回拨", "The sandbox clock goes back only while the ledger is empty"),
    SYS_011(ERROR, CHECK, "请求过于频繁", "Too many requests"),
    SYS_041(ERROR, CHECK, "该检查点不属于本日志:{given},应为{expected}", "Not a checkpoint of this log: {given}, expected {expected}"),
    SYS_042(ERROR, CHECK, "证据包过大:{given},上限{expected}", "The evidence package is too large: {given}, limit {expected}"),
    SYS_043(ERROR, CHECK, "日志自检发现不符,暂停接收", "Intake is stopped: the log's self-check found a mismatch"),
    SYS_044(ERROR, CHECK, "保存期已满,内容不可再读取:{given},密钥销毁于{expected}", "Kept no longer, and nobody can read it: {given}, its key was destroyed at {expected}"),
    SYS_061(ERROR, CHECK, "未完成的任务过多:{given},上限{expected}", "Too many jobs that have not ended: {given}, limit {expected}"),
    SYS_062(ERROR, CHECK, "任务{given}没有可取的结果文件,结果在生成它的节点保存{expected}", "Job {given} has no file to give; one is kept for {expected} by the node that made it"),
    SYS_063(ERROR, CHECK, "任务中断{given}次或超时,限{expected}", "The job was cut {given} times or ran too long, limit {expected}");

    private final Severity severity;
    private final CebFault fault;
    private final String zh;
    private final String en;

    ErrorCode(Severity severity, CebFault fault, String zh, String en) {
        this.severity = severity;
        this.fault = fault;
        this.zh = zh;
        this.en = en;
    }

    /** The code as it is written everywhere, e.g. {@code READ-001}. */
    public String code() {
        return name().replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    /** The kind of fault a CEB receipt names. */
    public CebFault fault() {
        return fault;
    }

    /** Chinese sentence with placeholders. */
    public String zh() {
        return zh;
    }

    /** English sentence with placeholders. */
    public String en() {
        return en;
    }

    /** The part before the hyphen, e.g. {@code READ}. */
    public String group() {
        return name().substring(0, name().indexOf('_'));
    }
}
