package io.singlewindow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.access.Scope.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What an official's scope covers. */
class ScopeTest {

    private static final String HANGZHOU = "91330100TERT00016Y";
    private static final String NINGBO = "91330200TERT000000";

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4} is {5}")
    @CsvFileSource(resources = "/access/scopes.csv", numLinesToSkip = 1)
    void aScopeCoversItsAuthorityAndItsRegion(String authority, Level level, String region, String asked, String where, boolean covered) {
        assertThat(new Scope(authority, level, region).covers(asked, where)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({"Customs,330200", "customs,3302", "customs,033020", "'',330200", "customs,33020x"})
    void aScopeThatNamesNothingIsRefused(String authority, String region) {
        assertThatThrownBy(() -> new Scope(authority, Level.CITY, region)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("expected");
    }

    @Test
    void aCompanyIsSeenWhereItIsRegistered() {
        Caller city = official(CallerRole.REGULATOR, new Scope("*", Level.CITY, "330200"));
        assertThat(city.seesAll()).isFalse();
        assertThat(city.seesCompany(NINGBO)).isTrue();
        assertThat(city.seesCompany(HANGZHOU)).isFalse();
        assertThat(city.seesCompany(null)).as("whose region is not known is the province's").isFalse();
        assertThat(city.seesCompany("TERT000752")).as("no credit code").isFalse();
        Caller province = official(CallerRole.REGULATOR, new Scope("*", Level.PROVINCE, "330000"));
        assertThat(province.seesAll()).isTrue();
        assertThat(province.seesCompany("91310000TERT000000")).as("registered elsewhere, at work here").isTrue();
    }

    @Test
    void aScopeCountsForOfficialsOnlyAndAnOfficialWithoutOneSeesNothing() {
        Scope everywhere = new Scope("*", Level.PROVINCE, "330000");
        assertThat(official(CallerRole.RULE_AUTHOR, everywhere).seesCompany(HANGZHOU)).isFalse();
        assertThat(official(CallerRole.REGULATOR, null).seesCompany(HANGZHOU)).isFalse();
        assertThat(official(CallerRole.REGULATOR, everywhere).reviews("customs", "330100")).as("a regulator reviews nothing").isFalse();
        assertThat(official(CallerRole.REVIEWER, everywhere).reviews("customs", "330100")).isTrue();
        Caller company = new Caller("platform", CallerRole.CLIENT, HANGZHOU, false);
        assertThat(company.seesCompany(HANGZHOU)).isTrue();
        assertThat(company.seesCompany(NINGBO)).isFalse();
    }

    private static Caller official(CallerRole role, Scope scope) {
        return new Caller("somebody", role, null, false, "somebody", scope);
    }
}
