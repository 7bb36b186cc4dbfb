package io.singlewindow.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.intake.BodyBudget;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** What a platform is answered, by the codes of announcement 179. */
class UploadDoorTest {

    private static final String TEXT = "{\"sessionID\":\"a+b&c=中\"}";
    private final List<String> taken = new ArrayList<>();

    private ResponseEntity<Map<String, Object>> post(String body, int budgetBytes, Function<String, UploadIntake.Taken> intake) throws IOException {
        UploadDoor door = new UploadDoor(new UploadIntake(null, null, null, null, null, null, null, null, null, null) {
            @Override
            Taken take(String text) {
                taken.add(text);
                return intake.apply(text);
            }
        }, new BodyBudget(budgetBytes), Clock.fixed(Instant.ofEpochMilli(1533271903898L), ZoneOffset.UTC));
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/ceb2grab/grab/realTimeDataUpload");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return door.take(request);
    }

    private static String form() {
        return "other=1&payExInfoStr=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8);
    }

    @Test
    void whatIsTakenIsAnsweredAsTheAnnouncementSaysAndReachesTheIntakeAsItWasSigned() throws IOException {
        ResponseEntity<Map<String, Object>> answer = post(form(), 1 << 20, text -> new UploadIntake.Taken(true, List.of()));
        assertThat(taken).containsExactly(TEXT);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo(Map.of("code", "10000", "message", "上传成功", "total", 0, "serviceTime", 1533271903898L));
    }

    @Test
    void whatIsRefusedIsAnsweredByItsFindings() throws IOException {
        Finding finding = Finding.at(ErrorCode.RUL_383, "/certNo", "12", "91330100TERT00016Y");
        ResponseEntity<Map<String, Object>> answer = post(form(), 1 << 20, text -> new UploadIntake.Taken(false, List.of(finding)));
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody()).containsEntry("code", "20000").containsEntry("message", "RUL-383 /certNo " + finding.zh());
    }

    @Test
    void whatCannotBeKeptIsNotAcknowledged() throws IOException {
        for (int budgetBytes : List.of(1 << 20, 1)) {
            String body = budgetBytes == 1 ? "payExInfoStr=" + "x".repeat(200_000) : form();
            ResponseEntity<Map<String, Object>> answer = post(body, budgetBytes, text -> {
                throw new CannotAcquireLockException("the database is away");
            });
            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
            assertThat(answer.getBody()).containsEntry("code", "20001");
        }
    }
}
