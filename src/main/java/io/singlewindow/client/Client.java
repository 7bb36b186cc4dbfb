package io.singlewindow.client;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The command line as a whole: languages, exit codes, faults. */
@Command(name = "single-window-client", mixinStandardHelpOptions = true, versionProvider = Client.Version.class)
final class Client implements Runnable {

    /** As the jar's manifest has it. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"single-window-client " + java.util.Objects.requireNonNullElse(Client.class.getPackage().getImplementationVersion(), "-")};
        }
    }

    private static final String LANGUAGE = "--lang";
    private static final Set<String> LANGUAGES = Set.of("zh", "en");
    /** Options whose values are never repeated, not even to say that they are wrong. */
    private static final List<String> SECRETS = List.of("--key", "--secret", "--password");
    private static final int SECRET_CHARACTERS_MIN = 3;

    @Option(names = LANGUAGE, paramLabel = "zh|en", scope = ScopeType.INHERIT)
    @Nullable String language;

    @Spec
    @Nullable CommandSpec spec;

    private Client() {}

    /** Runs one command; the number it ends with. Nothing is thrown. */
    static int run(String[] args, Surroundings around) {
        Voice voice = new Voice(around.out(), around.err(), language(args, around));
        CommandLine line = new CommandLine(new Client());
        line.addSubcommand("sign", new SignCommand(around, voice))
                .addSubcommand("submit", new SubmitCommand(around, voice))
                .addSubcommand("watch", new WatchCommand(around, voice))
                .addSubcommand("listen", new ListenCommand(around, voice))
                .addSubcommand("verify-callback", new VerifyCallbackCommand(around, voice))
                .addSubcommand("doctor", new DoctorCommand(around, voice))
                .addSubcommand("sample", new SampleCommand(around, voice))
                .addSubcommand("play", new PlayCommand(around, voice))
                .addSubcommand("import-table", new ImportTableCommand(around, voice));
        line.setResourceBundle(Voice.words(language(args, around)));
        line.setOut(new java.io.PrintWriter(around.out(), true)).setErr(new java.io.PrintWriter(around.err(), true));
        line.registerConverter(java.time.Duration.class, Durations::parse);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((fault, given) -> usage(fault, given, voice));
        line.setExecutionExceptionHandler((fault, command, parsed) -> failed(fault, voice));
        return line.execute(args);
    }

    private static String language(String[] args, Surroundings around) {
        for (int i = 0; i < args.length; i++) {
            String given = args[i].equals(LANGUAGE) && i + 1 < args.length ? args[i + 1]
                    : args[i].startsWith(LANGUAGE + "=") ? args[i].substring(LANGUAGE.length() + 1) : "";
            if (LANGUAGES.contains(given)) {
                return given;
            }
        }
        return around.locale().getLanguage().equals("zh") ? "zh" : "en";
    }

    private static int usage(ParameterException fault, String[] args, Voice voice) {
        String message = String.valueOf(fault.getMessage());
        for (String secret : secrets(args)) {
            message = message.replace(secret, "****");
        }
        voice.noteLine(message);
        voice.note("usage.seeHelp", fault.getCommandLine().getCommandSpec().qualifiedName());
        return ExitCode.USAGE.number();
    }

    /** Whatever stands behind an option that looks like a secret's, mistyped or not. */
    private static List<String> secrets(String[] args) {
        return java.util.stream.IntStream.range(0, args.length)
                .filter(i -> SECRETS.stream().anyMatch(args[i]::startsWith))
                .mapToObj(i -> args[i].contains("=") ? args[i].substring(args[i].indexOf('=') + 1) : i + 1 < args.length ? args[i + 1] : "")
                .filter(value -> value.length() >= SECRET_CHARACTERS_MIN).toList();
    }

    private static int failed(Exception fault, Voice voice) {
        if (fault instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            voice.note("interrupted");
            return ExitCode.REJECTED.number();
        }
        if (!(fault instanceof Failure failure)) {
            voice.note("unexpected", fault);
            Arrays.stream(fault.getStackTrace()).limit(10).forEach(frame -> voice.noteLine("  at " + frame));
            return ExitCode.REJECTED.number();
        }
        voice.note(failure.message(), failure.arguments());
        JsonNode problem = failure.problem();
        if (problem != null) {
            new Findings(voice).print(problem, voice::noteLine);
        }
        return failure.exitCode().number();
    }

    /** Without a command. */
    @Override
    public void run() {
        CommandSpec own = java.util.Objects.requireNonNull(spec);
        throw new ParameterException(own.commandLine(), own.resourceBundle().getString("usage.noCommand"));
    }
}
