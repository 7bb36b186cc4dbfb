package io.singlewindow.filing;

import io.singlewindow.filing.state.Department;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of filed entities (备案公开查询): the port of the public enquiry. Only versions in force are told of; of what is
 * under review, was refused or has ended, nothing, not even that it is there.
 */
public interface PublicFilings {

    /** Filings in force of the company with this credit code; none for the code of a person. */
    List<PublicFiling> ofCompany(String uscc, Instant at);

    /** The entity's filing of this number, if it is in force. */
    Optional<PublicFiling> ofNumber(String filingNo, Instant at);

    /** How a department stands to a filing, as far as it concerns others. */
    enum Word { APPROVED, NOT_APPROVED, SUSPENDED, LOCKED }

    /**
     * A filing in force.
     *
     * @param firm null for a personal net-shop (个人网商), of which nobody is told more than that it is filed
     */
    record PublicFiling(String filingNo, @Nullable Firm firm) {}

    /**
     * A company as its filing in force has it; no address, no contact, nobody's name.
     *
     * @param nameEn empty where it has none
     * @param entityClass 1 to 4 (Measures Art. 4)
     * @param roles names of {@link EntityRole}
     * @param region code of a region
     * @param departments those whose approval it takes
     * @param since when a version was in force first
     * @param allows businesses that may be done now
     */
    record Firm(
            String uscc, String nameZh, String nameEn, int entityClass, List<String> roles, String region, Map<Department, Word> departments,
            @Nullable Instant since, List<String> allows) {}
}
