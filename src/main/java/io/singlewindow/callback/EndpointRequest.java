package io.singlewindow.callback;

import io.singlewindow.outbound.GuardedUrl;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for an endpoint; null where nothing is said.
 *
 * @param contact mail address; empty for none
 */
record EndpointRequest(
        @Nullable String url, @Nullable Set<String> types, @Nullable Set<SubjectKind> subjects, Endpoint.@Nullable Form form,
        @Nullable String contact) {

    private static final Set<String> MEMBERS = Set.of("url", "types", "subjects", "form", "contact");
    private static final int CONTACT_CHARACTERS_MAX = 200;
    private static final String MAIL = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+";

    /** Reads a request's body; every fault of it is told at once, as 422. */
    static EndpointRequest of(Map<String, Object> body, GuardedUrl urls) {
        List<Finding> faults = new ArrayList<>();
        body.keySet().stream().filter(name -> !MEMBERS.contains(name)).forEach(name ->
                faults.add(Finding.at(ErrorCode.SYS_007, "/" + name, name, MEMBERS.stream().sorted().toList().toString())));
        String url = text(body, "url", faults);
        if (url != null) {
            String expected = urls.expectedInstead(url);
            if (expected != null) {
                faults.add(Finding.at(ErrorCode.SYS_021, "/url", url, expected));
            }
        }
        List<String> forms = Arrays.stream(Endpoint.Form.values()).map(Enum::name).toList();
        List<String> kinds = Arrays.stream(SubjectKind.values()).map(Enum::name).toList();
        Set<String> types = names(body, "types", EventType.codes(), faults, Function.identity());
        Set<SubjectKind> subjects = names(body, "subjects", kinds, faults, SubjectKind::valueOf);
        String form = text(body, "form", faults);
        if (form != null && !forms.contains(form)) {
            faults.add(Finding.at(ErrorCode.SYS_007, "/form", form, forms.toString()));
        }
        String contact = text(body, "contact", faults);
        if (contact != null && !contact.isEmpty() && (contact.length() > CONTACT_CHARACTERS_MAX || !contact.matches(MAIL))) {
            faults.add(Finding.at(ErrorCode.SYS_007, "/contact", contact, "a mail address of " + CONTACT_CHARACTERS_MAX + " characters at most"));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(422, faults);
        }
        return new EndpointRequest(url, types, subjects, form == null ? null : Endpoint.Form.valueOf(form), contact);
    }

    /** The endpoint with what this says, and as it was where this says nothing. */
    Endpoint applied(Endpoint to) {
        return new Endpoint(to.id(), to.principal(), to.uscc(), url == null ? to.url() : url, types == null ? to.types() : types,
                subjects == null ? to.subjects() : subjects, form == null ? to.form() : form, contact == null ? to.contact() : contact,
                to.state(), to.reason(), to.fannedOut(), to.failingSinceMillis(), to.alarmed(), to.createdAt());
    }

    private static @Nullable String text(Map<String, Object> body, String name, List<Finding> faults) {
        Object value = body.get(name);
        if (value != null && !(value instanceof String)) {
            faults.add(Finding.at(ErrorCode.SYS_007, "/" + name, String.valueOf(value), "a text"));
            return null;
        }
        return (String) value;
    }

    private static <T> @Nullable Set<T> names(
            Map<String, Object> body, String name, List<String> known, List<Finding> faults, Function<String, T> reading) {
        Object value = body.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            faults.add(Finding.at(ErrorCode.SYS_007, "/" + name, String.valueOf(value), "a list"));
            return null;
        }
        for (int i = 0; i < list.size(); i++) {
            if (!known.contains(String.valueOf(list.get(i)))) {
                faults.add(Finding.at(ErrorCode.SYS_007, "/" + name + "/" + i, String.valueOf(list.get(i)), known.toString()));
            }
        }
        return list.stream().map(String::valueOf).filter(known::contains).map(reading).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
