package io.singlewindow.facts;

import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.message.DocumentKind;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The companies that a consignment's documents name, by credit code where they are filed. */
final class Parties {

    private final Documents documents;
    private final KeyNames names;

    Parties(Documents documents, KeyNames names) {
        this.documents = documents;
        this.names = names;
    }

    /** The firm that sells (电商企业); null where no document names one. */
    @Nullable String firm() {
        return documents.list() != null ? company(documents.list().ebcCode()) : documents.order() != null ? company(documents.order().ebcCode()) : null;
    }

    /** The declarant (申报企业); null where there is no list. */
    @Nullable String declarant() {
        return documents.list() == null ? null : company(documents.list().agentCode());
    }

    /** Who may send each document as its own, by the document's kind. */
    Map<DocumentKind, Set<String>> owners() {
        Map<DocumentKind, Set<String>> owners = new EnumMap<>(DocumentKind.class);
        if (documents.order() != null) {
            owners.put(DocumentKind.ORDER, set(documents.order().ebpCode(), documents.order().ebcCode()));
        }
        if (documents.payment() != null) {
            owners.put(DocumentKind.PAYMENT, set(documents.payment().payCode()));
        }
        if (documents.proceeds() != null) {
            owners.put(DocumentKind.PROCEEDS, set(documents.proceeds().payCode(), documents.proceeds().ebcCode()));
        }
        if (documents.waybill() != null) {
            owners.put(DocumentKind.WAYBILL, set(documents.waybill().logisticsCode()));
        }
        if (documents.list() != null) {
            owners.put(DocumentKind.LIST, set(documents.list().ebcCode(), documents.list().agentCode()));
        }
        return owners;
    }

    /** All of them. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        owners().values().forEach(all::addAll);
        return all;
    }

    private Set<String> set(@Nullable String... codes) {
        Set<String> set = new LinkedHashSet<>();
        for (String code : codes) {
            String company = company(code);
            if (company != null) {
                set.add(company);
            }
        }
        return set;
    }

    private @Nullable String company(@Nullable String code) {
        // a platform without a code is written 无 and names no company
        String name = code == null || code.isBlank() ? "" : names.platform(code.strip());
        return name.isEmpty() ? null : name;
    }
}
