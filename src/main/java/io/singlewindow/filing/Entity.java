package io.singlewindow.filing;

import java.util.Set;

/**
 * A company as it is filed.
 *
 * @param uscc unified social credit code (统一社会信用代码), 18 characters
 * @param name registered name
 * @param customsCode customs registration number (海关注册编码), 10 characters; empty while none is approved
 * @param dxpId exchange-platform user number; empty while none is approved
 */
public record Entity(String uscc, String name, String customsCode, String dxpId, Set<EntityRole> roles) {

    /** True when a message's company code, of 10 or of 18 characters, means this company. */
    public boolean hasCode(String code) {
        return uscc.equals(code) || !customsCode.isEmpty() && customsCode.equals(code);
    }
}
