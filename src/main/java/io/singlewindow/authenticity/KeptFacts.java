package io.singlewindow.authenticity;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.FieldMatch;
import io.singlewindow.message.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The facts as the database has them. */
@Component
@Profile("!simulator")
class KeptFacts implements AuthenticityFacts {

    private final QuestionStore questions;
    private final UploadStore uploads;
    private final Arrivals arrivals;
    private final ObjectMapper json;

    KeptFacts(QuestionStore questions, UploadStore uploads, Arrivals arrivals, ObjectMapper json) {
        this.questions = questions;
        this.uploads = uploads;
        this.arrivals = arrivals;
        this.json = json;
    }

    @Override
    public Authenticity of(Consignment consignment) {
        Optional<Question> asked = consignment.direction() == Direction.IMPORT
                ? questions.of(consignment.ebpCode(), consignment.orderNo()) : Optional.empty();
        List<Arrival> times = arrivals.of(consignment.id());
        return asked.map(question -> of(question, times))
                .orElseGet(() -> new Authenticity(false, false, false, false, null, List.of(), 0, 0, false, 0, times));
    }

    private Authenticity of(Question question, List<Arrival> times) {
        boolean answered = question.state() == QuestionState.ANSWERED;
        int refused = (int) uploads.of(question.id()).stream().filter(one -> !one.accepted()).count();
        boolean silent = question.state() == QuestionState.SILENT || question.state() == QuestionState.NO_ADDRESS;
        return new Authenticity(true, question.state().open() || answered && question.verdict() == null, answered,
                answered && Boolean.TRUE.equals(question.inTime()), question.verdict(), differing(question), question.timeouts(), question.failures(),
                silent, refused, times);
    }

    private List<String> differing(Question question) {
        List<String> fields = new ArrayList<>();
        if (question.report() != null) {
            for (JsonNode field : json.readTree(question.report()).path("fields")) {
                if (field.path("verdict").asString().equals(FieldMatch.Verdict.DIFFERENT.name())) {
                    fields.add(field.path("field").asString());
                }
            }
        }
        return fields;
    }
}
