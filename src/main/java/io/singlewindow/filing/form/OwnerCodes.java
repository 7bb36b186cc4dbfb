package io.singlewindow.filing.form;

import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.message.CompanyCode;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.region.Regions;
import java.time.LocalDate;

/**
 * A company's code on a form: the unified social credit code, a filed personal net-shop's code, or, until a day of the rules, what the
 * credit code has replaced; and the division that it says the company lies in.
 */
record OwnerCodes(FilingRules rules, Regions regions) {

    private static final int CODE_CHARACTERS_MAX = 18;
    private static final int CREDIT_LENGTH = 18;
    private static final int LICENCE_LENGTH = 15;
    private static final int DIVISION_LENGTH = 6;

    /** The code of this member, its check character verified; empty with a finding. */
    String read(FormNode node, String member, LocalDate today) {
        String code = node.text(member, CODE_CHARACTERS_MAX);
        if (code.isEmpty() || CompanyCode.creditCode(code) || code.matches(PersonalCodes.PATTERN)) {
            return code;
        }
        boolean old = CompanyCode.organisationCode(code) || CompanyCode.licenceNumber(code);
        if (old && !today.isAfter(rules.oldCodesUntil())) {
            return code;
        }
        node.fault(ErrorCode.FIL_009, member, code, old ? "a unified social credit code, after " + rules.oldCodesUntil()
                : "18 characters with the check character of GB 32100-2015");
        return "";
    }

    /** Six digits: of a credit code the third to eighth, of a licence number the first; the province's own for an organisation code. */
    String division(String code) {
        String division = switch (code.length()) {
            case CREDIT_LENGTH -> code.substring(2, 2 + DIVISION_LENGTH);
            case LICENCE_LENGTH -> code.substring(0, DIVISION_LENGTH);
            default -> regions.division() + "0000";
        };
        return division.matches("[0-9]{6}") ? division : regions.division() + "0000";
    }

    /** The region that is named, or the one that the code lies in. */
    String region(FormNode node, String code) {
        return node.choice("region", regions.all().stream().map(io.singlewindow.region.Region::code).toList(),
                regions.ofDivision(division(code)).code());
    }
}
