package io.glissade.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the documents say, compared with what is there. */
final class Documents {

    /** A path of this repository as it stands in a command: after a blank or at the start of a line, no option, no address. */
    private static final Pattern PATH =
            Pattern.compile("(?<=^|[\\s`])(?:\\./glissade|samples/[\\w./-]+)(?=$|[\\s`])", Pattern.MULTILINE);

    private Documents() {}

    /** The public classes one can make that implement an interface. */
    static NavigableSet<String> implementations(JavaClasses classes, String interfaceName) {
        NavigableSet<String> names = new TreeSet<>();
        for (JavaClass javaClass : classes) {
            if (javaClass.isAssignableTo(interfaceName)
                    && !javaClass.isInterface()
                    && !javaClass.isAnonymousClass()
                    && javaClass.getModifiers().contains(JavaModifier.PUBLIC)) {
                names.add(javaClass.getSimpleName());
            }
        }
        return names;
    }

    /** Those of the names that do not stand in the text as a word. */
    static NavigableSet<String> notNamed(NavigableSet<String> names, String text) {
        NavigableSet<String> missing = new TreeSet<>(names);
        missing.removeIf(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(text)
                .find());
        return missing;
    }

    /** The files of this repository that the commands of a text name. */
    static NavigableSet<String> files(String text) {
        NavigableSet<String> files = new TreeSet<>();
        Matcher matcher = PATH.matcher(text);
        while (matcher.find()) {
            files.add(matcher.group());
        }
        return files;
    }

    /** Those of the files that do not exist. */
    static NavigableSet<String> missing(NavigableSet<String> files, Path root) {
        NavigableSet<String> missing = new TreeSet<>(files);
        missing.removeIf(file -> Files.exists(root.resolve(file)));
        return missing;
    }
}
