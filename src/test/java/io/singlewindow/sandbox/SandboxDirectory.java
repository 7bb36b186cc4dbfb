package io.singlewindow.sandbox;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.filing.SubscriberDirectory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sandbox's companies as a directory without a database. */
public final class SandboxDirectory implements EntityDirectory, SubscriberDirectory {

    @Override
    public Optional<Entity> byCode(String code) {
        return Arrays.stream(SandboxCompany.values()).map(SandboxDirectory::entity).filter(entity -> entity.hasCode(code)).findFirst();
    }

    @Override
    public Optional<Entity> byDxpId(String dxpId) {
        return Arrays.stream(SandboxCompany.values()).map(SandboxDirectory::entity).filter(entity -> entity.dxpId().equals(dxpId)).findFirst();
    }

    private static Entity entity(SandboxCompany company) {
        return new Entity(company.uscc(), company.companyName(), company.customsCode(), company.dxpId(),
                Arrays.stream(company.roles().split(" ")).map(EntityRole::valueOf).collect(Collectors.toSet()));
    }

    /** The company of this name, e.g. {@code platform}. */
    public static Entity company(String name) {
        return entity(SandboxCompany.of(name).orElseThrow());
    }

    /** Who the key {@code sandbox-NAME} belongs to; {@code any} submits for every company. */
    public static Caller caller(String name) {
        return name.equals("any")
                ? new Caller("any", CallerRole.CLIENT, null, true)
                : new Caller(name, CallerRole.CLIENT, company(name).uscc(), false);
    }

    /** What the packaged sample templates say of the companies: {@code platform}, {@code platformName}, {@code platformDxp} … */
    public static Map<String, String> templateValues() {
        Map<String, String> values = new HashMap<>();
        for (SandboxCompany company : SandboxCompany.values()) {
            values.put(company.code(), company.uscc());
            values.put(company.code() + "Name", company.companyName());
            values.put(company.code() + "Dxp", company.dxpId());
        }
        return values;
    }
}
