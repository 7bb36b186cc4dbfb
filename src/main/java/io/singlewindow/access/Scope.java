package io.singlewindow.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose data an official may see: of which authority, and of which part of the province (职权范围).
 *
 * @param authority code of the department, e.g. {@code commerce}, {@code customs}; {@value #EVERY_AUTHORITY} for all
 * @param level how much of the division code counts
 * @param region division code of six digits (GB/T 2260), e.g. 330200; regions are data, so no list of them is known here
 */
public record Scope(String authority, Level level, String region) {

    /** Stands for all authorities. */
    public static final String EVERY_AUTHORITY = "*";

    private static final Pattern AUTHORITY = Pattern.compile("\\*|[a-z][a-z-]{1,19}");
    private static final int USCC_LENGTH = 18;
    private static final Pattern REGION = Pattern.compile("[1-9][0-9]{5}");

    /** How many digits of a division code name a province, a prefecture-level city and a county. */
    public enum Level {
        PROVINCE(2),
        CITY(4),
        COUNTY(6);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }
    }

    /** Refuses what is no authority's code or no division code. */
    public Scope {
        if (!AUTHORITY.matcher(authority).matches()) {
            throw new IllegalArgumentException("authority " + authority + ", expected its code in small letters, or *");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("region " + region + ", expected six digits");
        }
    }

    /** The division that a company is registered in: places 3 to 8 of its credit code (GB 32100-2015); null where there are none. */
    public static @Nullable String regionOf(String uscc) {
        String code = uscc.length() == USCC_LENGTH ? uscc.substring(2, 8) : "";
        return REGION.matcher(code).matches() ? code : null;
    }

    /** What the codes of the divisions in it begin with: 2, 4 or 6 digits. */
    public String divisionPrefix() {
        return region.substring(0, level.digits);
    }

    /** True when this region lies in the scope's; where none is known, only the whole province answers for it. */
    public boolean coversRegion(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return level == Level.PROVINCE;
        }
        return code.length() >= level.digits && code.startsWith(divisionPrefix());
    }

    /** The lowest division code that it covers. */
    public String firstRegion() {
        return region.substring(0, level.digits) + "0".repeat(region.length() - level.digits);
    }

    /** The highest division code that it covers. */
    public String lastRegion() {
        return region.substring(0, level.digits) + "9".repeat(region.length() - level.digits);
    }

    /** Beginning of the division codes that lie in it; for a province empty, since it also answers for what has none. */
    public String division() {
        return level == Level.PROVINCE ? "" : region.substring(0, level.digits);
    }

    /** True when it is this authority's scope. */
    public boolean coversAuthority(String code) {
        return authority.equals(EVERY_AUTHORITY) || authority.equals(code);
    }

    /** True when it is this authority's scope and the region lies in it. */
    public boolean covers(String authorityCode, @Nullable String regionCode) {
        return coversAuthority(authorityCode) && coversRegion(regionCode);
    }
}
