package io.singlewindow.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personal data is compared by keys that say nothing of it. */
class PersonKeysTest {

    private static final String NUMBER = "000000199001010018";

    @Test
    void theSameDataHasTheSameKeyHoweverItIsWritten(@TempDir Path folder) {
        PersonKeys keys = new PersonKeys(folder);
        assertThat(keys.ofIdentity(" 11010519491231002x ")).isEqualTo(keys.ofIdentity("11010519491231002X"));
        assertThat(keys.ofTelephone("+86 138-0000-0000")).isEqualTo(keys.ofTelephone("13800000000"));
        assertThat(keys.ofAddress("浙江省 杭州市,A区1号")).isEqualTo(keys.ofAddress("浙江省杭州市A区1号"));
        assertThat(keys.ofAddress("浙江省杭州市A区1号")).isNotEqualTo(keys.ofAddress("浙江省杭州市A区2号"));
        assertThat(new PersonKeys(folder).ofIdentity(NUMBER)).as("after a restart").isEqualTo(keys.ofIdentity(NUMBER));
    }

    @Test
    void aKeyHoldsNothingOfTheDataAndDiffersBySecretAndSort(@TempDir Path one, @TempDir Path other) {
        PersonKeys keys = new PersonKeys(one);
        assertThat(keys.ofIdentity(NUMBER)).hasSizeLessThanOrEqualTo(40).matches("[0-9a-f]{8}\\.[A-Za-z0-9_-]{24}").doesNotContain(NUMBER.substring(6, 14));
        assertThat(keys.ofIdentity(NUMBER)).isNotEqualTo(new PersonKeys(other).ofIdentity(NUMBER));
        assertThat(keys.ofIdentity("13800000000")).isNotEqualTo(keys.ofTelephone("13800000000"));
    }

    @Test
    void nothingHasNoKey(@TempDir Path folder) {
        PersonKeys keys = new PersonKeys(folder);
        assertThat(keys.ofIdentity(null)).isEmpty();
        assertThat(keys.ofTelephone("-")).isEmpty();
        assertThat(keys.ofAddress("  ")).isEmpty();
    }
}
