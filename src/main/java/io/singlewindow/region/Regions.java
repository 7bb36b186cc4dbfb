package io.singlewindow.region;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A province and its regions; immutable.
 *
 * @param prefix two letters before the province's filing numbers, e.g. {@code ZJ}
 * @param division the province's own two digits
 * @param rest code of the region of whatever no division fits
 */
public record Regions(String prefix, String zh, String en, String division, String rest, List<Region> all) {

    /** The region of this code. */
    public Optional<Region> byCode(String code) {
        return all.stream().filter(region -> region.code().equals(code)).findFirst();
    }

    /** The region of a customs office, by the longest beginning that fits; the rest for all that fits none. */
    public Region ofOffice(String customsCode) {
        return all.stream().filter(region -> region.fitsOffice(customsCode) > 0).max(Comparator.comparingInt(region -> region.fitsOffice(customsCode)))
                .orElseGet(() -> byCode(rest).orElseThrow());
    }

    /** The region that a division code of six digits lies in, by its longest division; the rest for all that fits none. */
    public Region ofDivision(String sixDigits) {
        return all.stream().filter(region -> region.fits(sixDigits) > 0).max(Comparator.comparingInt(region -> region.fits(sixDigits)))
                .orElseGet(() -> byCode(rest).orElseThrow());
    }
}
