package io.singlewindow.enquiry;

import io.singlewindow.charge.TaxJson;
import io.singlewindow.enquiry.Enquiries.Goods;
import io.singlewindow.enquiry.Enquiries.ListAnswer;
import io.singlewindow.filing.PublicFilings.Firm;
import io.singlewindow.filing.PublicFilings.PublicFiling;
import io.singlewindow.rules.ParameterJson;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.tax.LineRates;
import io.singlewindow.tables.TableVersion;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public enquiry for programs, without credentials. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/public")
class EnquiryController {

    private final Enquiries enquiries;

    EnquiryController(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    /** Is this company filed; what is not filed and what does not exist are one answer. */
    @GetMapping("/filings/{number}")
    Map<String, @Nullable Object> filings(@PathVariable("number") String number) {
        List<PublicFiling> found = enquiries.filings(number);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("filed", !found.isEmpty());
        answer.put("items", found.stream().map(EnquiryController::filing).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> filing(PublicFiling filing) {
        Firm firm = filing.firm();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("filingNo", filing.filingNo());
        view.put("personal", firm == null);
        if (firm != null) {
            view.put("uscc", firm.uscc());
            view.put("name", Map.of("zh", firm.nameZh(), "en", firm.nameEn()));
            view.put("class", firm.entityClass());
            view.put("roles", firm.roles());
            view.put("region", firm.region());
            Map<String, Object> departments = new LinkedHashMap<>();
            firm.departments().forEach((department, word) -> departments.put(department.code(), word.name()));
            view.put("departments", departments);
            view.put("inForceSince", firm.since() == null ? null : BusinessTime.iso(firm.since()));
            view.put("allows", firm.allows());
        }
        return view;
    }

    /** Lists, rates and an example of tax for a code on a day. */
    @GetMapping("/goods/{hsCode}")
    Map<String, @Nullable Object> goods(
            @PathVariable("hsCode") String hsCode, @RequestParam(value = "on", defaultValue = "") String on,
            @RequestParam(value = "value", defaultValue = "") String value, @RequestParam(value = "volume", defaultValue = "") String volume) {
        Goods goods = enquiries.goods(hsCode, on, value, volume);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("hsCode", goods.hsCode());
        answer.put("on", goods.on().toString());
        answer.put("positiveList", list(goods.positive()));
        answer.put("barredList", list(goods.barred()));
        answer.put("rates", goods.example().rates() == null ? null : rates(goods.example().rates()));
        answer.put("ratesVersion", version(goods.rateVersion()));
        answer.put("example", goods.example().tax() == null ? null : TaxJson.of(goods.example().tax()));
        answer.put("findings", TaxJson.findings(goods.example().objections()));
        return answer;
    }

    private static Map<String, @Nullable Object> list(ListAnswer answer) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("listed", answer.listed().name());
        view.put("code", answer.row() == null ? null : answer.row().code());
        view.put("name", answer.row() == null ? null : answer.row().name());
        view.put("terms", answer.row() == null ? null : answer.row().values());
        view.put("version", version(answer.version()));
        return view;
    }

    private static @Nullable Map<String, @Nullable Object> version(@Nullable TableVersion version) {
        if (version == null) {
            return null;
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("version", version.version());
        view.put("from", version.from().toString());
        view.put("to", version.to() == null ? null : version.to().toString());
        view.put("source", version.source());
        view.put("mark", version.mark());
        view.put("example", version.example());
        return view;
    }

    private static Map<String, Object> rates(LineRates rates) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("duty", rate(rates.duty()));
        view.put("vat", rate(rates.vat()));
        view.put("consumption", rate(rates.consumption()));
        view.put("consumptionKind", rates.kind().name());
        return view;
    }

    private static String rate(BigDecimal rate) {
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }

    /** Limits and tax policy of a day; nobody's quota. */
    @GetMapping("/quota")
    Map<String, @Nullable Object> quota(@RequestParam(value = "on", defaultValue = "") String on) {
        List<Parameter> policy = enquiries.quota(on);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("on", enquiries.day(on).toString());
        answer.put("single", value(policy, ParameterId.LIM_SINGLE));
        answer.put("annual", value(policy, ParameterId.LIM_ANNUAL));
        answer.put("parameters", policy.stream().map(ParameterJson::of).toList());
        return answer;
    }

    private static @Nullable String value(List<Parameter> policy, ParameterId id) {
        return policy.stream().filter(one -> one.id().equals(id.name())).map(Parameter::value).findFirst().orElse(null);
    }
}
