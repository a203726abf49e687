package io.glissade.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The source tree: modules are the folders {@code glissade-*} with a {@code pom.xml}. */
record Repository(Path root) {

    /** The tree this build runs in. */
    static Repository current() {
        return new Repository(Path.of(String.valueOf(System.getProperty("glissade.root"))));
    }

    NavigableSet<String> modules() {
        NavigableSet<String> modules = new TreeSet<>();
        try (Stream<Path> folders = Files.list(root)) {
            folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> name.startsWith("glissade-"))
                    .forEach(modules::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return modules;
    }

    /** For each package with a class in a main source folder the modules that have it. */
    Map<String, NavigableSet<String>> modulesOfPackages() {
        Map<String, NavigableSet<String>> modules = new TreeMap<>();
        for (String module : modules()) {
            Path sources = root.resolve(module).resolve("src/main/java");
            for (Path file : javaFiles(sources)) {
                Path folder = sources.relativize(file).getParent();
                if (folder != null) {
                    String name =
                            folder.toString().replace(folder.getFileSystem().getSeparator(), ".");
                    modules.computeIfAbsent(name, n -> new TreeSet<>()).add(module);
                }
            }
        }
        return modules;
    }

    private static NavigableSet<Path> javaFiles(Path folder) {
        NavigableSet<Path> files = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return files;
    }

    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}
