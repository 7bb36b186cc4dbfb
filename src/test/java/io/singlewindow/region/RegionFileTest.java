package io.singlewindow.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A province is a file: the packaged one, a made-up one, and what is wrong with one is told with its place. */
class RegionFileTest {

    private static Regions read(String resource) throws IOException {
        try (InputStream stream = RegionFileTest.class.getResourceAsStream(resource)) {
            return RegionFile.read(stream, resource);
        }
    }

    @ParameterizedTest
    @CsvSource({"330106, hangzhou", "330212, ningbo", "330782, yiwu", "330702, rest", "330381, ruian", "330302, rest", "110101, rest"})
    void aDivisionLiesInTheRegionWhoseLongestCodeItBeginsWith(String division, String region) throws IOException {
        assertThat(read("/rules/regions.yaml").ofDivision(division).code()).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource({"2901, hangzhou", "2928, hangzhou", "3104, ningbo", "2921, yiwu", "2925, yiwu", "2935, ruian", "2903, rest", "2931, rest", "2201, rest"})
    void aDeclarationLiesInTheRegionOfItsCustomsOffice(String office, String region) throws IOException {
        assertThat(read("/rules/regions.yaml").ofOffice(office).code()).isEqualTo(region);
    }

    @Test
    void noRegionButTheRestIsOutOfReachForLackOfAnOffice() throws IOException {
        Regions regions = read("/rules/regions.yaml");
        assertThat(regions.all()).filteredOn(region -> !region.code().equals(regions.rest())).allSatisfy(region ->
                assertThat(region.offices()).as(region.code()).isNotEmpty());
    }

    @Test
    void aMadeUpProvinceIsAnotherFile() throws IOException {
        Regions regions = read("/regions/made-up.yaml");
        assertThat(regions.prefix()).isEqualTo("QX");
        assertThat(regions.ofDivision("990107")).isEqualTo(regions.byCode("island").orElseThrow());
        assertThat(regions.ofDivision("990500").kind()).isEqualTo(Region.Kind.PILOT_ZONE);
        assertThat(regions.ofDivision("330106").code()).isEqualTo("elsewhere");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "code: island; code: harbour; /regions/1/code", "\"990107\"; \"9901\"; /regions/1/divisions", "\"990107\"; \"880107\"; /regions/1/divisions",
        "rest: elsewhere; rest: nowhere; /province/rest", "mark: I}; mark: Q}; /regions/0/mark", "kind: OTHER; kind: SOME; /regions/2/kind",
        "source: made up, mark; sourse: made up, mark; /regions/0", "prefix: QX; prefix: Q1; /province/prefix"})
    void whatDoesNotFitTogetherIsToldWithItsPlace(String from, String to, String place) throws IOException {
        String file;
        try (InputStream stream = RegionFileTest.class.getResourceAsStream("/regions/made-up.yaml")) {
            file = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(file).contains(from);
        byte[] changed = file.replace(from, to).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RegionFile.read(new ByteArrayInputStream(changed), "made-up.yaml"))
                .isInstanceOf(IllegalStateException.class).hasMessageStartingWith("made-up.yaml" + place);
    }
}
