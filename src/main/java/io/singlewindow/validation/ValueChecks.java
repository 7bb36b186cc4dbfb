package io.singlewindow.validation;

import io.singlewindow.message.CompanyCode;
import io.singlewindow.problem.ErrorCode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks a single value can fail, each made once and shared by all messages. */
final class ValueChecks {

    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final String COMPANY_WORDS = "10位海关注册编码或18位统一社会信用代码 / "
            + "10 characters customs registration or 18 characters credit code with its check character";
    private static final int CREDIT_LENGTH = 18;
    private static final int CUSTOMS_LENGTH = 10;

    /** C36, upper case by the text; any 36 characters pass in practice, so both faults only warn. */
    static final ValueCheck GUID_FORM = value -> {
        if (!GUID.matcher(value).matches()) {
            return new Fault(ErrorCode.VAL_001, value, "8-4-4-4-12, 0-9 A-F");
        }
        return value.chars().anyMatch(c -> c >= 'a') ? new Fault(ErrorCode.VAL_002, value, "A-F") : null;
    };
    static final ValueCheck TIME_14 = time(14, "yyyyMMddHHmmss");
    static final ValueCheck TIME_17 = time(17, "yyyyMMddHHmmssSSS");
    static final ValueCheck DATE_8 = time(8, "yyyyMMdd");
    static final ValueCheck CUSTOMS_DISTRICT = form(ErrorCode.VAL_015, "[0-9]{4}", "4位数字 / 4 digits");
    static final ValueCheck PRE_NO = form(ErrorCode.VAL_016, "B[0-9]{17}", "B + yyyyMMdd + 9 digits");
    static final ValueCheck PRE_NO_TALLY = form(ErrorCode.VAL_016, "[oOB][0-9]{17}", "o + yyyyMMdd + 9 digits");
    static final ValueCheck INVT_NO =
            form(ErrorCode.VAL_016, "[0-9]{8}[IE][0-9]{9,11}", "4 district + 4 year + I/E + 9 digits, 18 to 20 characters");
    static final ValueCheck AMOUNT = number(amount -> amount.signum() >= 0, "不小于0 / not negative");
    static final ValueCheck QUANTITY = number(quantity -> quantity.signum() > 0, "大于0 / greater than 0");
    static final ValueCheck ONE_PARCEL = number(count -> count.compareTo(BigDecimal.ONE) == 0, "1");

    static final ValueCheck COMPANY = company(CompanyCode::valid, COMPANY_WORDS);

    /** 无 where a foreign company has no code, NO where a producer is not registered (CEB603). */
    static final ValueCheck COMPANY_OR_NONE =
            company(code -> code.equals("NO") || code.equals("无") || CompanyCode.valid(code), COMPANY_WORDS + ", NO, 无");

    /** An unregistered platform uses the id that the e-port published for it; those follow no common form. */
    static final ValueCheck PLATFORM = company(ValueChecks::platform, COMPANY_WORDS + ", or a platform id of the e-port");
    static final ValueCheck PLATFORM_OR_NONE =
            company(code -> code.equals("无") || platform(code), COMPANY_WORDS + ", a platform id of the e-port, 无");

    private ValueChecks() {}

    /** One of a closed set of codes. */
    static ValueCheck oneOf(String... codes) {
        Set<String> allowed = Set.of(codes);
        String words = String.join(" ", new TreeSet<>(allowed));
        return value -> allowed.contains(value) ? null : new Fault(ErrorCode.VAL_004, value, words);
    }

    private static boolean platform(String code) {
        if (code.length() == CREDIT_LENGTH) {
            return CompanyCode.creditCode(code);
        }
        return CompanyCode.valid(code) || code.length() != CUSTOMS_LENGTH && code.matches("[0-9A-Za-z._-]{1,50}")
                || code.matches("[0-9A-Z]{10}");
    }

    private static ValueCheck company(Predicate<String> valid, String words) {
        return value -> valid.test(value) ? null : new Fault(ErrorCode.VAL_008, value, words);
    }

    private static ValueCheck form(ErrorCode code, String form, String words) {
        Pattern pattern = Pattern.compile(form);
        return value -> pattern.matcher(value).matches() ? null : new Fault(code, value, words);
    }

    private static ValueCheck time(int length, String words) {
        return value -> WireTime.valid(value, length) ? null : new Fault(ErrorCode.VAL_003, value, words);
    }

    /** What is no number at all is the schema's fault to find, not ours to repeat. */
    private static ValueCheck number(Predicate<BigDecimal> valid, String words) {
        return value -> {
            @Nullable BigDecimal number = Decimals.parse(value);
            return number == null || valid.test(number) ? null : new Fault(ErrorCode.VAL_006, value, words);
        };
    }
}
