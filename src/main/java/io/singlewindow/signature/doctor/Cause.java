package io.singlewindow.signature.doctor;

import io.singlewindow.problem.ErrorCode;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a signature, in words that tell its maker what to change. Names are part of the API. {@code
 * {detail}} in a sentence stands for what the case itself adds.
 */
public enum Cause {
    // what the verifier says by itself: one for each of its findings
    MESSAGE_UNREADABLE(null, "报文无法读取,签名无从验证:{detail}",
            "The message cannot be read, so there is nothing to verify: {detail}"),
    NOT_SIGNED(ErrorCode.SIG_001, "报文没有ds:Signature,请按规范加入签名(进口报文置于根元素末尾,出口报文置于ExtendMessage之前)",
            "There is no ds:Signature: add one as a child of the root, last in an import, before ExtendMessage in an export"),
    SEVERAL_SIGNATURES(ErrorCode.SIG_002, "签名多于一个,只保留一个", "There is more than one signature: leave one"),
    SIGNATURE_MISPLACED(ErrorCode.SIG_003, "Signature必须是根元素的直接子元素,依次含SignedInfo、SignatureValue、KeyInfo:{detail}",
            "Signature must be a child of the root and hold SignedInfo, SignatureValue, KeyInfo in this order: {detail}"),
    NOT_THE_WHOLE_DOCUMENT(ErrorCode.SIG_004, "必须只有一个Reference,URI=\"\"且无Type(签名覆盖整个文档):{detail}",
            "There must be one Reference with URI=\"\" and no Type, so that the whole document is signed: {detail}"),
    OTHER_TRANSFORM(ErrorCode.SIG_005, "Transforms只写enveloped-signature一项,不要加规范化等其他变换:{detail}",
            "Transforms holds enveloped-signature and nothing else, no canonicalization either: {detail}"),
    ALGORITHM_NOT_ALLOWED(ErrorCode.SIG_006, "算法不在允许之列,请用sm2-sm3/sm3(推荐)、rsa-sha256/sha256或rsa-sha1/sha1:{detail}",
            "The algorithm is not allowed: use sm2-sm3 with sm3 (preferred), rsa-sha256 with sha256, or rsa-sha1 with sha1: {detail}"),
    OTHER_CANONICAL_FORM(ErrorCode.SIG_017, "CanonicalizationMethod必须是REC-xml-c14n-20010315(包含式、不含注释):{detail}",
            "CanonicalizationMethod must be REC-xml-c14n-20010315 (inclusive, without comments): {detail}"),
    CERTIFICATE_UNREADABLE(ErrorCode.SIG_009, "KeyInfo中没有可读取的X509Certificate,请放入一张DER证书的base64:{detail}",
            "KeyInfo holds no readable X509Certificate: put in one certificate, DER in base64: {detail}"),
    CERTIFICATE_NOT_TRUSTED(ErrorCode.SIG_010, "证书不是受信任的机构签发,请用电子口岸签发的证书(沙箱用certs-dev):{detail}",
            "The certificate was not issued by a trusted authority: use one of the e-port's (in the sandbox: certs-dev): {detail}"),
    CERTIFICATE_NOT_VALID_NOW(ErrorCode.SIG_011, "证书在接收时不在有效期内,请更换证书或校准时钟:{detail}",
            "The certificate is not valid at the time of reception: renew it, or set the clock right: {detail}"),
    CERTIFICATE_NOT_FOR_SIGNING(ErrorCode.SIG_012, "证书的密钥用途不含数字签名,可能误用了加密证书,请换签名证书",
            "The certificate's key usage has no digital signature, perhaps it is the one for encryption: use the signing certificate"),
    TOO_WEAK(ErrorCode.SIG_013, "该证书签发较晚,不得再用SHA-1或RSA-1024,请改用SM2或RSA-SHA256:{detail}",
            "The certificate is too new for SHA-1 or RSA-1024: change to SM2 or RSA-SHA256: {detail}"),
    KEY_NAME_DIFFERS(ErrorCode.SIG_016, "KeyName应为证书序列号(十六进制),仅警告:{detail}",
            "KeyName should be the certificate's serial number in hex; a warning only: {detail}"),
    ENVELOPE_SIGNATURE(ErrorCode.SIG_018, "DxpMsg信封自身的签名无效,见envelope",
            "The signature of the DxpMsg around the message is not valid: see envelope"),
    SIGNER_IS_NOT_SENDER(ErrorCode.SND_004, "证书持有人不是copCode企业或其受托人,请用该企业的证书签名或登记委托:{detail}",
            "The certificate's holder is neither the company of copCode nor its delegate: sign with that company's certificate: {detail}"),

    // found by trying: the digest over the document
    SPECIFICATION_PLACEHOLDER(null, "DigestValue是规范样例里的占位值,签名是照抄的,请对自己的报文重新计算并签名",
            "DigestValue is the placeholder of the specification's samples: the signature was copied; compute and sign your own"),
    WHITE_SPACE_CHANGED(null, "签名之后报文的空白(缩进、换行)被改动,请在签名前完成排版,签名后按原字节发送,不要美化或压缩",
            "White space (indentation, line breaks) was changed after signing: lay the message out before, and send the very bytes that were signed"),
    LINE_ENDS_CHANGED(null, "签名时的换行符与报文中的不同(CRLF与LF),XML解析后一律为LF,请在签名前把换行统一为LF",
            "The line ends that were hashed are not those of the message (CRLF, LF): a parser makes all of them LF, so turn them into LF before signing"),
    BYTE_ORDER_MARK_HASHED(null, "计算摘要时把字节顺序标记(BOM)算了进去,规范化内容不含BOM,请去掉",
            "A byte order mark was hashed: the canonical form has none, leave it out"),
    CHARSET_DIFFERS(null, "计算时所用字符集与报文不同({detail}),规范化内容一律为UTF-8",
            "Another character set was hashed ({detail}): the canonical form is always UTF-8"),
    PREFIX_CHANGED(null, "签名之后命名空间前缀被改动({detail}),请不要在签名后重新序列化",
            "A namespace prefix was changed after signing ({detail}): do not serialise the message anew after signing"),
    NAMESPACES_CHANGED(null, "签名时根元素上的命名空间声明与报文不同({detail}),请让声明保持一致",
            "The namespace declarations on the root were others when it was signed ({detail}): keep them the same"),
    COMMENTS_HASHED(null, "计算摘要时保留了注释,规定的规范化不含注释(不是#WithComments)",
            "Comments were hashed: the canonical form required here has none (it is not #WithComments)"),
    EXCLUSIVE_CANONICAL_FORM(null, "实际用的是排他式规范化(xml-exc-c14n),应为包含式REC-xml-c14n-20010315",
            "Exclusive canonicalization (xml-exc-c14n) was used: it must be the inclusive REC-xml-c14n-20010315"),
    RAW_BYTES_HASHED(null, "摘要算的是报文的原始字节,应先按REC-xml-c14n-20010315规范化再计算",
            "The digest is that of the bytes as they stand: canonicalize by REC-xml-c14n-20010315 first"),
    SIGNATURE_NOT_TAKEN_OUT(null, "计算摘要时文档里还带着Signature元素(漏做enveloped-signature变换),请先去掉Signature再算",
            "Signature was still in the document when it was hashed (enveloped-signature forgotten): take it out first"),
    DIGEST_METHOD_MISNAMED(null, "DigestMethod与实际摘要算法不一致:实际是{detail},请改成一致",
            "DigestMethod does not name the digest that was used: it is {detail}"),
    DIGEST_NOT_BASE64_OF_BYTES(null, "DigestValue是十六进制文本,应为摘要字节的base64",
            "DigestValue is hexadecimal text: it must be the base64 of the digest's bytes"),

    // found by trying: the value over SignedInfo
    XMLNS_XSI_MISSING(ErrorCode.SIG_014, "签名时SignedInfo带有xmlns:xsi而根元素没有声明,请在根元素声明xmlns:xsi,或计算时不带它(目前仅警告)",
            "SignedInfo was hashed with xmlns:xsi, which the root does not declare: declare it on the root, or hash without it (accepted with a warning)"),
    SIGNED_INFO_LAID_OUT(null, "签名之后SignedInfo内部的空白(缩进、换行)被改动,SignedInfo须与签名时逐字节一致",
            "White space inside SignedInfo was changed after signing: it must stay as it was signed"),
    SIGNED_INFO_OUT_OF_CONTEXT(null, "SignedInfo脱离文档单独规范化,丢了根元素的命名空间声明,请在文档中原位规范化",
            "SignedInfo was canonicalized apart from its document and lost the root's namespace declarations: canonicalize it where it stands"),
    SOMETHING_ELSE_SIGNED(null, "签名值签的是{detail},应签规范化后的ds:SignedInfo",
            "The value signs {detail}: it must sign the canonical ds:SignedInfo"),
    HASHED_TWICE(null, "先自行计算了SignedInfo的摘要,再交给会再次计算摘要的签名函数;请直接把SignedInfo的规范化字节交给它",
            "SignedInfo was hashed first and then given to a function that hashes again: give it the canonical bytes"),
    SIGNATURE_METHOD_MISNAMED(null, "SignatureMethod与实际签名算法不一致:实际是{detail},请改成一致",
            "SignatureMethod does not name the algorithm that was used: it is {detail}"),
    RSA_WITHOUT_DIGEST_INFO(null, "RSA签的是裸摘要,PKCS#1 v1.5要求签DigestInfo结构,请用SHA1withRSA或SHA256withRSA",
            "RSA signed the bare digest: PKCS#1 v1.5 wants a DigestInfo, so use SHA1withRSA or SHA256withRSA"),
    SM2_USER_ID_DIFFERS(null, "SM2用户标识不是1234567812345678,实际用的是{detail}",
            "The SM2 user id is not 1234567812345678: the one used is {detail}"),
    SM2_WITHOUT_USER_ID(null, "SM2直接签了SM3(SignedInfo),没有先算含用户标识的Z值;应为SM3(Z‖SignedInfo)",
            "SM2 signed SM3(SignedInfo) without Z, the hash of user id and key: it must be SM3(Z‖SignedInfo)"),
    SM2_VALUE_IN_DER(ErrorCode.SIG_015, "SM2签名值是DER编码,应为r‖s共64字节的base64(目前仅警告)",
            "The SM2 value is in DER: it should be r‖s, 64 bytes, in base64 (accepted with a warning)"),
    SM2_HALVES_SWAPPED(null, "SM2签名值的r与s颠倒,应为r‖s", "The halves of the SM2 value are swapped: it must be r‖s"),
    VALUE_BYTES_REVERSED(null, "签名值字节序颠倒(小端),应为大端", "The value's bytes are reversed (little-endian): they must be big-endian"),
    VALUE_NOT_BASE64_OF_BYTES(null, "SignatureValue是十六进制文本,应为签名字节的base64",
            "SignatureValue is hexadecimal text: it must be the base64 of the value's bytes"),
    PLUS_SIGNS_LOST(null, "base64中的加号变成了空格(表单编码所致),请以application/xml按原字节发送",
            "The plus signs of the base64 became spaces (form encoding): send the very bytes as application/xml"),
    CERTIFICATE_TEXT_DAMAGED(null, "X509Certificate的文本有误({detail}),应为DER证书的base64,无头尾行",
            "The text of X509Certificate is wrong ({detail}): it must be the base64 of the DER certificate, without header and footer"),
    OTHER_KEY(null, "签名值不是KeyInfo中证书的私钥所签(或签名值已损坏),请放入与私钥对应的证书",
            "The value was not made by the key of the certificate in KeyInfo (or is damaged): put in the certificate that belongs to the key"),
    BYTES_NOT_UTF8(null, "报文字节不是UTF-8,而是{detail},请以UTF-8编码并声明encoding=\"UTF-8\"",
            "The bytes are not UTF-8 but {detail}: write the message in UTF-8 and declare encoding=\"UTF-8\""),

    // not found
    DIGEST_DIFFERS(ErrorCode.SIG_007, "摘要不符,已知原因均不吻合:内容很可能在签名之后被改动。{detail}",
            "The digest differs and no known mistake explains it: most likely the content was changed after signing. {detail}"),
    SIGNED_INFO_DIFFERS(null, "证书与私钥相符,但签的是另一份SignedInfo,已知原因均不吻合。{detail}",
            "The key is that of the certificate, but it signed another SignedInfo, and no known mistake explains which. {detail}"),
    VALUE_DIFFERS(ErrorCode.SIG_008, "签名值不符,已知原因均不吻合:可能SignedInfo在签名后被改动,也可能证书与私钥不对应。{detail}",
            "The value does not hold and no known mistake explains it: SignedInfo was changed after signing, or the certificate is not that of the key. {detail}");

    private final @Nullable ErrorCode finding;
    private final String zh;
    private final String en;

    Cause(@Nullable ErrorCode finding, String zh, String en) {
        this.finding = finding;
        this.zh = zh;
        this.en = en;
    }

    /** Chinese sentence with its placeholder. */
    public String zh() {
        return zh;
    }

    /** English sentence with its placeholder. */
    public String en() {
        return en;
    }

    /** The cause that says what one of the verifier's findings means, where it needs no trying. */
    static Optional<Cause> of(ErrorCode code) {
        return Arrays.stream(values()).filter(cause -> cause.finding == code).findFirst();
    }
}
