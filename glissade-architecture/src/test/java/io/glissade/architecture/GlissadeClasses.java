package io.glissade.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/** The classes of every module, without tests, and the module each belongs to. */
final class GlissadeClasses {

    /** What each module may depend on; the house plan's table of modules as data. */
    static final Map<String, Set<String>> EDGES = Map.ofEntries(
            Map.entry("glissade-core", Set.of()),
            Map.entry("glissade-methods", Set.of("glissade-core")),
            Map.entry("glissade-problems", Set.of("glissade-core")),
            Map.entry("glissade-torch", Set.of("glissade-core")),
            Map.entry("glissade-nested", Set.of("glissade-core", "glissade-torch")),
            Map.entry("glissade-report", Set.of("glissade-core")),
            Map.entry("glissade-testkit", Set.of("glissade-core")),
            Map.entry(
                    "glissade-cli",
                    Set.of(
                            "glissade-core",
                            "glissade-methods",
                            "glissade-problems",
                            "glissade-torch",
                            "glissade-nested",
                            "glissade-report")),
            Map.entry("glissade-architecture", Set.of()));

    /** Written by the template engine, not by us. */
    private static final String GENERATED = "/io/glissade/report/template/";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains(GENERATED))
            .importPackages("io.glissade");

    private static final Map<String, NavigableSet<String>> MODULES =
            Repository.current().modulesOfPackages();

    private GlissadeClasses() {}

    static JavaClasses all() {
        return ALL;
    }

    /** The module of a package of Glissade; empty for any other package. */
    static String moduleOf(String packageName) {
        NavigableSet<String> modules = MODULES.get(packageName);
        return modules == null ? "" : modules.first();
    }

    static DescribedPredicate<JavaClass> in(String... modules) {
        Set<String> wanted = Set.of(modules);
        return DescribedPredicate.describe(
                "are in " + String.join(", ", modules),
                javaClass -> wanted.contains(moduleOf(javaClass.getPackageName())));
    }
}
