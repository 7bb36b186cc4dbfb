package io.singlewindow.rules.version;

import io.singlewindow.access.JsonTexts;
import io.singlewindow.intake.BodyBudget;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is asked of the rules, bounded, and refuses with a finding what is not understood. */
@Component
@Profile("!simulator")
public class JsonBody {

    private static final int DAY_CHARACTERS = 10;
    private static final JsonMapper JSON = JsonMapper.builder().addModule(JsonTexts.module()).build();

    private final BodyBudget budget;

    JsonBody(BodyBudget budget) {
        this.budget = budget;
    }

    /**
     * The members of the body.
     *
     * @throws ProblemException 413 when it is too long, 400 when it is no JSON object
     */
    public Map<String, @Nullable Object> read(HttpServletRequest request, int bytesMax) throws IOException {
        try (BodyBudget.Share share = budget.share()) {
            byte[] body = share.read(request.getInputStream(), bytesMax);
            if (body.length > bytesMax) {
                throw ProblemException.of(413, ErrorCode.SYS_006, "> " + bytesMax, String.valueOf(bytesMax));
            }
            Map<String, @Nullable Object> members = JSON.readValue(body, new TypeReference<>() {});
            if (members == null) {
                throw ProblemException.of(400, ErrorCode.SYS_007, "null", "a JSON object");
            }
            return members;
        } catch (JacksonException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "body", "a JSON object");
        }
    }

    /** A text; {@code otherwise} where there is none. */
    public static String text(Map<String, @Nullable Object> members, String name, String otherwise, int charactersMax) {
        Object value = members.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > charactersMax) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name, "a text of 1 to " + charactersMax + " characters");
        }
        return text;
    }

    /** A day yyyy-MM-dd; {@code otherwise} where there is none. */
    public static LocalDate day(@Nullable String text, String name, LocalDate otherwise) {
        try {
            if (text == null) {
                return otherwise;
            }
            if (text.length() != DAY_CHARACTERS) {
                // years of five digits are days too, and none of ours
                throw new DateTimeException(text);
            }
            return BusinessTime.day(text);
        } catch (DateTimeException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + text, "yyyy-MM-dd");
        }
    }

    /** An instant in ISO-8601 with its offset. */
    public static Instant instant(String text, String name) {
        try {
            return BusinessTime.instant(text);
        } catch (DateTimeException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + text, "2026-11-26T00:00:00+08:00");
        }
    }
}
