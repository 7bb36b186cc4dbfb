package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** When callbacks are tried again, by the settings that the server comes with. */
class CallbackScheduleTest {

    /** From nothing that was made yet: the first attempt has no pause before it. */
    private static final List<Duration> SCHEDULE = List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
            Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));
    private static final int JITTER_PERCENT = 10;

    private final CallbackSettings configured = configured();

    /** The settings of application.yaml, whatever profile. */
    static CallbackSettings configured() {
        return configured(0);
    }

    /** @param profile the document of application.yaml that comes on top of the first; 0: none */
    private static CallbackSettings configured(int profile) {
        StandardEnvironment environment = new StandardEnvironment();
        List<PropertySource<?>> documents = documents();
        environment.getPropertySources().addLast(documents.get(profile));
        environment.getPropertySources().addLast(documents.get(0));
        return Binder.get(environment).bind("window.callback", CallbackSettings.class).get();
    }

    private static List<PropertySource<?>> documents() {
        try {
            return new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void anEventIsTriedTenTimesInThreeDaysInEveryProfile() {
        for (int profile = 0; profile < documents().size(); profile++) {
            CallbackSettings settings = configured(profile);
            List<Duration> schedule = new ArrayList<>(List.of(Duration.ZERO));
            schedule.addAll(settings.pauses());
            assertThat(schedule).as("document %d", profile).isEqualTo(SCHEDULE);
            assertThat(settings.attemptsMax()).isEqualTo(SCHEDULE.size());
            assertThat(settings.answerMax()).isEqualTo(Duration.ofSeconds(15));
            assertThat(settings.jitterPercent()).isEqualTo(JITTER_PERCENT);
        }
    }

    @Test
    void withoutAnySettingItIsTheSame() {
        CallbackSettings none = Binder.get(new StandardEnvironment()).bindOrCreate("window.callback", CallbackSettings.class);
        assertThat(none.pauses()).isEqualTo(SCHEDULE.subList(1, SCHEDULE.size()));
        assertThat(none.answerMax()).isEqualTo(configured().answerMax());
        assertThat(none.jitterPercent()).isEqualTo(JITTER_PERCENT);
    }

    @Test
    void chanceAddsATenthOfThePauseAtMostAndTakesNothingAway() {
        Random seeded = new Random(20261126);
        // all bits clear and all bits set: the least and the most that any source gives
        for (RandomGenerator random : List.<RandomGenerator>of(() -> 0L, () -> -1L, () -> Long.MAX_VALUE, () -> Long.MIN_VALUE, seeded::nextLong)) {
            for (int made = 1; made < SCHEDULE.size(); made++) {
                long pause = SCHEDULE.get(made).toMillis();
                for (int draw = 0; draw < 1_000; draw++) {
                    assertThat(configured.pauseMillis(made, Duration.ZERO, random)).isBetween(pause, pause + pause * JITTER_PERCENT / 100);
                }
                assertThat(configured.pauseMillis(made, Duration.ofDays(400), random)).as("asked for more than is granted")
                        .isBetween(Duration.ofHours(24).toMillis(), Duration.ofHours(24).toMillis() * 11 / 10);
            }
        }
        assertThat(configured.pauseMillis(1, Duration.ZERO, () -> 0L)).isEqualTo(5_000);
        assertThat(configured.pauseMillis(1, Duration.ZERO, () -> -1L)).isEqualTo(5_499);
    }
}
