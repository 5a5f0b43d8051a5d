package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.mapping.FieldSource;
import org.loyaltyloop.mapping.FieldType;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.Output;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.mapping.TargetField;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.CreateUser;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.Staff;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.Teams;
import org.loyaltyloop.staff.UserId;

/**
 * Imports colleagues, so that what they own can be imported after them. They have no access until
 * an administrator gives it. Somebody is known by their login or, without one, by their name; whom
 * we know stays as they are. Only administrators import colleagues.
 */
@ApplicationScoped
class ColleagueImporter implements Importer {

    static final String COLLEAGUE = "colleague";

    private static final int LAST = 90;

    private static final List<TargetField> FIELDS =
            List.of(
                    TargetField.required(
                            "name",
                            FieldType.TEXT,
                            "display name",
                            "full name",
                            "colleague",
                            "employee",
                            "sales agent",
                            "sales_agent",
                            "account manager",
                            "naam",
                            "collega",
                            "medewerker"),
                    TargetField.optional(
                            "login",
                            FieldType.TEXT,
                            "user",
                            "user name",
                            "username",
                            "gebruikersnaam"),
                    TargetField.optional("email", FieldType.TEXT, "e-mail", "mail", "e-mailadres"),
                    TargetField.optional(
                            "team",
                            FieldType.TEXT,
                            "office",
                            "regional office",
                            "regional_office",
                            "department",
                            "afdeling",
                            "kantoor"),
                    TargetField.choice(
                            "role",
                            Arrays.stream(Role.values())
                                    .filter(role -> role != Role.ADMIN)
                                    .map(Enum::name)
                                    .toList(),
                            "function",
                            "rol",
                            "functie"));

    private static final MappingPreset SALES_TEAMS =
            new MappingPreset(
                    "sales_teams",
                    List.of("sales_agent", "manager", "regional_office"),
                    Mapping.of(
                            Output.always(
                                    "agent",
                                    FieldSource.column("name", "sales_agent"),
                                    FieldSource.column("team", "regional_office"),
                                    FieldSource.constant("role", "ACCOUNT_MANAGER")),
                            Output.always(
                                    "manager",
                                    FieldSource.column("name", "manager"),
                                    FieldSource.column("team", "regional_office"),
                                    FieldSource.constant("role", "MANAGER"))));

    private final Staff staff;
    private final Teams teams;
    private final Database database;

    @Inject
    ColleagueImporter(Staff staff, Teams teams, Database database) {
        this.staff = staff;
        this.teams = teams;
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ColleagueImporter() {
        this(null, null, null);
    }

    @Override
    public String code() {
        return "colleagues";
    }

    @Override
    public int place() {
        return LAST;
    }

    @Override
    public List<TargetField> fields() {
        return FIELDS;
    }

    @Override
    public List<MappingPreset> presets() {
        return List.of(SALES_TEAMS);
    }

    @Override
    public List<String> things() {
        return List.of(COLLEAGUE);
    }

    /** Colleagues that there are, by login and by name. */
    private record Known(Map<String, UUID> byLogin, Map<String, UUID> byName) {

        Optional<UUID> find(Planned plan) {
            return Optional.ofNullable(
                    plan.named()
                            ? byLogin.get(plan.login())
                            : byName.get(plan.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** Somebody of the file; named: the file says their login. */
    private record Planned(
            ImportRecord from,
            String name,
            String login,
            boolean named,
            Optional<String> email,
            Optional<String> team,
            Role role) {

        String key() {
            return named ? "login " + login : "name " + name.toLowerCase(Locale.ROOT);
        }

        CreateUser command(String freeLogin, Optional<TeamId> of) {
            return new CreateUser(freeLogin, name, email, Set.of(role), of);
        }
    }

    @Override
    public List<ImportResult> check(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        Known known = known();
        for (Planned plan : plan(context.actor(), records, results)) {
            boolean first = context.seen().add(COLLEAGUE, plan.key());
            results.add(
                    ImportResult.planned(
                            plan.from(),
                            COLLEAGUE,
                            first && known.find(plan).isEmpty()
                                    ? Outcome.CREATED
                                    : Outcome.UNCHANGED));
        }
        return results;
    }

    @Override
    public List<ImportResult> apply(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        Known known = known();
        Map<String, TeamId> teamsByName = teams();
        List<Planned> fresh = new ArrayList<>();
        List<CreateUser> commands = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        List<Planned> again = new ArrayList<>();
        Set<String> taken = new HashSet<>(known.byLogin().keySet());
        for (Planned plan : plan(context.actor(), records, results)) {
            Optional<UUID> there = known.find(plan);
            if (there.isPresent()) {
                results.add(
                        ImportResult.of(plan.from(), COLLEAGUE, Outcome.UNCHANGED, there.get()));
            } else if (places.containsKey(plan.key())) {
                again.add(plan);
            } else {
                places.put(plan.key(), commands.size());
                fresh.add(plan);
                commands.add(
                        plan.command(
                                free(plan.login(), taken),
                                plan.team().map(name -> team(context.actor(), name, teamsByName))));
            }
        }
        List<UserId> made = staff.createDisabled(context.actor(), commands);
        for (int i = 0; i < fresh.size(); i++) {
            results.add(
                    ImportResult.of(
                            fresh.get(i).from(), COLLEAGUE, Outcome.CREATED, made.get(i).value()));
        }
        for (Planned plan : again) {
            results.add(
                    ImportResult.of(
                            plan.from(),
                            COLLEAGUE,
                            Outcome.UNCHANGED,
                            made.get(places.getOrDefault(plan.key(), 0)).value()));
        }
        return results;
    }

    /** Colleagues stay: accounts and tasks may name them by now, and they have no access. */
    @Override
    public Map<Long, String> undo(ImportContext context, String thing, List<MadeThing> made) {
        Map<Long, String> fates = new HashMap<>();
        made.forEach(one -> fates.put(one.seq(), "colleague_stays"));
        return fates;
    }

    private static List<Planned> plan(
            Actor actor, List<ImportRecord> records, List<ImportResult> results) {
        List<Planned> plans = new ArrayList<>();
        for (ImportRecord from : records) {
            String name = from.text("name").orElse("");
            if (!actor.has()) {
                results.add(
                        ImportResult.rejected(
                                from, COLLEAGUE, new RowProblem("not_allowed", "name", name)));
                continue;
            }
            try {
                Planned plan = plan(from, name);
                // Says what is wrong with it, in the check as well.
                plan.command(plan.login(), Optional.empty());
                plans.add(plan);
            } catch (BusinessRuleViolation wrong) {
                Violation first = wrong.violations().get(0);
                results.add(
                        ImportResult.rejected(
                                from,
                                COLLEAGUE,
                                first,
                                from.text(
                                                first.field().equals("displayName")
                                                        ? "name"
                                                        : first.field())
                                        .orElse("")));
            }
        }
        return plans;
    }

    private static Planned plan(ImportRecord from, String name) {
        Optional<String> login = from.text("login").map(typed -> typed.toLowerCase(Locale.ROOT));
        return new Planned(
                from,
                name,
                login.orElseGet(() -> loginOf(name)),
                login.isPresent(),
                from.text("email"),
                from.text("team"),
                from.text("role").map(Role::valueOf).orElse(Role.ACCOUNT_MANAGER));
    }

    /** A login made of a name: Zoë van der Berg becomes zoe.van.der.berg. */
    static String loginOf(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", ".")
                        .replaceAll("^\\.|\\.$", "");
        return plain.length() < 2
                ? "colleague." + plain
                : plain.substring(0, Math.min(55, plain.length()));
    }

    private static String free(String login, Set<String> taken) {
        String free = login;
        for (int i = 2; !taken.add(free); i++) {
            free = login + "." + i;
        }
        return free;
    }

    private Known known() {
        Map<String, UUID> byLogin = new HashMap<>();
        Map<String, UUID> byName = new HashMap<>();
        database.list(
                "select id, login, lower(display_name) as name from staff.app_user order by created_at desc",
                row -> {
                    byName.put(row.text("name"), row.uuid("id"));
                    return byLogin.put(row.text("login"), row.uuid("id"));
                });
        return new Known(byLogin, byName);
    }

    private Map<String, TeamId> teams() {
        Map<String, TeamId> byName = new HashMap<>();
        database.list(
                "select id, lower(name) as name from staff.team",
                row -> byName.put(row.text("name"), new TeamId(row.uuid("id"))));
        return byName;
    }

    private TeamId team(Actor actor, String name, Map<String, TeamId> byName) {
        return byName.computeIfAbsent(
                name.toLowerCase(Locale.ROOT), unknown -> teams.create(actor, name));
    }
}
