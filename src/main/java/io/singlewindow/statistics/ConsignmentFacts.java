package io.singlewindow.statistics;

import io.singlewindow.access.Scope;
import io.singlewindow.authority.rates.Currencies;
import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DecisionViews;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeptComparisons;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.filing.EntityProfiles;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.statistics.ConsignmentFact.Goods;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes the fact of a consignment from what is stored of it, however often it is asked. */
@Component
@Profile("!simulator")
class ConsignmentFacts {

    private static final Logger LOG = LoggerFactory.getLogger(ConsignmentFacts.class);
    private static final int CHAPTER_DIGITS = 2;
    private static final int COUNTRY_CHARACTERS_MAX = 3;
    private static final Currencies CURRENCIES = new Currencies();

    private final ConsignmentStore consignments;
    private final SubmittedMessages messages;
    private final DecisionViews decisions;
    private final EntityProfiles profiles;
    private final ExchangeRates rates;
    private final KeptComparisons comparisons;

    ConsignmentFacts(
            ConsignmentStore consignments, SubmittedMessages messages, DecisionViews decisions, EntityProfiles profiles, ExchangeRates rates,
            KeptComparisons comparisons) {
        this.consignments = consignments;
        this.messages = messages;
        this.decisions = decisions;
        this.profiles = profiles;
        this.rates = rates;
        this.comparisons = comparisons;
    }

    /**
     * The fact of a consignment as it stands.
     *
     * @param kept what was known before: a list is read once
     * @param released when it was released first; null: not yet
     */
    ConsignmentFact of(Consignment consignment, Optional<Goods> kept, @Nullable Instant released) {
        Optional<DocumentRow> list = consignments.ofConsignment(consignment.id()).stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst();
        Goods goods = list.isEmpty() ? Goods.UNKNOWN : kept.filter(known -> known.listDocument().equals(list.get().id())).orElseGet(() -> read(consignment, list.get()));
        LocalDate opened = LocalDate.ofInstant(Instant.ofEpochMilli(consignment.createdAtMillis()), BusinessTime.ZONE);
        return new ConsignmentFact(consignment.id(), opened, consignment.direction().name(), consignment.tradeMode() == null ? "" : consignment.tradeMode(),
                consignment.ebpCode(), consignment.ebcCode(), consignment.state().name(), goods, treatments(consignment), differences(consignment), released);
    }

    private Goods read(Consignment consignment, DocumentRow row) {
        String region = Scope.regionOf(consignment.ebcCode());
        String place = region == null ? Scope.regionOf(row.sender()) : region;
        Instant arrived = SubmissionIds.instant(row.submissionId());
        Optional<DeclarationList.Line> dearest = Optional.empty();
        BigDecimal amount = null;
        try {
            if (messages.of(row.submissionId()).documents().get(row.position() - 1) instanceof DeclarationList list) {
                dearest = list.lines().stream().max(Comparator.comparing(DeclarationList.Line::totalPrice)
                        .thenComparing(Comparator.comparingInt(DeclarationList.Line::gnum).reversed()));
                amount = amount(list, LocalDate.ofInstant(arrived, BusinessTime.ZONE));
            }
        } catch (IllegalStateException unreadable) {
            // its month's key is destroyed; what else is known of it counts
            LOG.warn("The list {} is counted without its goods: {}", row.id(), unreadable.getMessage());
        }
        return new Goods(row.id(), place == null ? "" : place, profiles.profile(consignment.ebcCode(), arrived).map(profile -> String.valueOf(profile.entityClass())).orElse(""),
                dearest.map(line -> line.country().substring(0, Math.min(line.country().length(), COUNTRY_CHARACTERS_MAX))).orElse(""),
                dearest.map(line -> line.gcode().substring(0, Math.min(line.gcode().length(), CHAPTER_DIGITS))).orElse(""), amount, arrived);
    }

    /** Renminbi by the rates of a day, rounded half up to the fen once; null where one currency has no rate. */
    private @Nullable BigDecimal amount(DeclarationList list, LocalDate day) {
        BigDecimal sum = BigDecimal.ZERO;
        for (DeclarationList.Line line : list.lines()) {
            Optional<BigDecimal> rate = CURRENCIES.iso(line.currency()).flatMap(iso -> rates.on(iso, day)).map(ExchangeRates.Rate::rate);
            if (rate.isEmpty()) {
                return null;
            }
            sum = sum.add(line.totalPrice().multiply(rate.get()));
        }
        return sum.setScale(2, RoundingMode.HALF_UP);
    }

    private Map<String, String> treatments(Consignment consignment) {
        Map<String, String> given = new LinkedHashMap<>();
        if (decisions.of(consignment).get("authorities") instanceof Map<?, ?> authorities) {
            authorities.forEach((authority, verdict) -> {
                if (verdict instanceof Map<?, ?> one && one.get("treatment") != null) {
                    given.put(String.valueOf(authority), String.valueOf(one.get("treatment")));
                }
            });
        }
        return given;
    }

    /** Fields that differ, all lines of goods together; of one field the hard difference counts. */
    private Map<String, String> differences(Consignment consignment) {
        Map<String, String> differences = new LinkedHashMap<>();
        JsonNode match = comparisons.of(consignment);
        if (match != null) {
            for (JsonNode field : match.path("fields")) {
                if (field.path("verdict").asString("").equals("DIFFERENT")) {
                    differences.merge(field.path("field").asString("").replaceAll("\\[[0-9]+]", ""), field.path("severity").asString(""),
                            (one, other) -> one.equals("HARD") ? one : other);
                }
            }
        }
        return differences;
    }
}
