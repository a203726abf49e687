package io.glissade.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * One HTML file that holds everything, opens from disk and asks no network: a template, its numbers, and the scripts that draw them. A
 * content security policy lets run these scripts and nothing else.
 */
public final class SelfContainedPage {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.glissade.report.template");

    private SelfContainedPage() {}

    /**
     * The page as text.
     *
     * @param template takes {@code run}, {@code data}, {@code style}, {@code library}, {@code script} and {@code policy}
     * @param json what the charts draw
     * @param charts the scripts that draw them, after what all pages share
     */
    public static String render(String template, Object run, String json, String... charts) {
        String library = resource("/META-INF/resources/webjars/echarts/" + echartsVersion() + "/dist/echarts.min.js");
        StringBuilder scripts = new StringBuilder(resource("/io/glissade/report/drawing.js"));
        for (String chart : charts) {
            scripts.append(resource("/io/glissade/report/" + chart));
        }
        String script = scripts.toString();
        StringOutput page = new StringOutput();
        TEMPLATES.render(
                template,
                Map.of(
                        "run",
                        run,
                        "data",
                        inert(json),
                        "style",
                        resource("/io/glissade/report/report.css"),
                        "library",
                        library,
                        "script",
                        script,
                        "policy",
                        policy(library, script)),
                page);
        return page.toString();
    }

    // Within a script element only a less-than sign can end the data.
    private static String inert(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String policy(String library, String script) {
        return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src '" + hash(library) + "' '"
                + hash(script) + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    // The build alone says which version; the library's own jar carries it.
    private static String echartsVersion() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(resource("/META-INF/maven/org.webjars.npm/echarts/pom.properties")));
        } catch (IOException failure) {
            throw new IllegalStateException("cannot read the version of ECharts from the class path", failure);
        }
        return properties.getProperty("version", "");
    }

    private static String resource(String name) {
        try (InputStream in = SelfContainedPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("a part of the page is missing on the class path: " + name);
            }
            // A browser reads every line end as a line feed, and the policy's hash is of what it reads.
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            if (name.endsWith(".js") && text.toLowerCase(Locale.ROOT).contains("</script")) {
                throw new IllegalStateException("a script within the page must not hold its own end tag: " + name);
            }
            return text;
        } catch (IOException failure) {
            throw new IllegalStateException("cannot read " + name + " from the class path", failure);
        }
    }
}
