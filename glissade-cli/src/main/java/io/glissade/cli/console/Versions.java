package io.glissade.cli.console;

import io.glissade.torch.Libtorch;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** What ran: for {@code --version} and for the record of a run. */
public final class Versions implements CommandLine.IVersionProvider {

    /** Of Glissade, as its jar says it. */
    public static String glissade() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    /** Of what decides a number where libtorch has no part in it. */
    public static Map<String, String> withoutTorch() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("glissade", glissade());
        versions.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        return versions;
    }

    /** Of everything that decides a number. Loads libtorch. */
    public static Map<String, String> all() {
        Map<String, String> versions = withoutTorch();
        versions.put("libtorch", Libtorch.version());
        return versions;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"glissade " + glissade(), "Java " + System.getProperty("java.version")};
    }
}
