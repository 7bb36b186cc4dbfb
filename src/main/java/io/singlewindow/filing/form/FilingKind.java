package io.singlewindow.filing.form;

import java.util.Arrays;
import java.util.Optional;

/** What can be filed. */
public enum FilingKind {
    /** 经营主体备案. */
    ENTITY("entities", 0),
    /** 商品备案. */
    GOODS("goods", 5),
    /** 委托关系. */
    DELEGATION("delegations", 6),
    /** 签名证书. */
    KEY("keys", 7);

    private final String path;
    private final int digit;

    FilingKind(String path, int digit) {
        this.path = path;
        this.digit = digit;
    }

    /** Its name in addresses. */
    public String path() {
        return path;
    }

    /** Class digit of its filing numbers; 0 where the filing has a class of its own, 1 to 4. */
    public int digit() {
        return digit;
    }

    /** The kind of this name. */
    public static Optional<FilingKind> ofPath(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }
}
