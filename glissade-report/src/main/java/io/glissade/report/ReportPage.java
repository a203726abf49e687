package io.glissade.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The page of a run: one HTML file that holds everything, opens from disk and asks no network. Headline, findings, tables and
 * provenance are plain HTML; the charts are drawn by Apache ECharts from numbers within the page. A content security policy
 * lets run the two scripts of the page and nothing else.
 */
public final class ReportPage {

    private static final int MOST_POINTS = 2000;
    private static final int MOST_POINTS_OF_ALL_RULES = 9_600;
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.glissade.report.template");

    private ReportPage() {}

    /**
     * The page of a run folder, drawn anew from {@code run.json} and the CSV files.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names the file and the place
     */
    public static String renderFolder(Path runFolder) throws IOException {
        RunRecord record = RunJson.read(runFolder.resolve(RunFolder.RECORD));
        List<RuleTraces> traces = new ArrayList<>();
        for (RunRecord.Rule rule : record.rules()) {
            traces.add(RuleTraces.read(runFolder.resolve(rule.folder())));
        }
        return render(record, traces);
    }

    /**
     * The page as text.
     *
     * @param traces one for each rule of the record, in the same order
     */
    public static String render(RunRecord record, List<RuleTraces> traces) {
        if (traces.size() != record.rules().size()) {
            throw new IllegalArgumentException("traces must be one for each rule, got " + traces.size() + " for "
                    + record.rules().size() + " rules");
        }
        int most = Math.min(
                MOST_POINTS,
                MOST_POINTS_OF_ALL_RULES / Math.max(1, record.rules().size()));
        List<ChartData> charts = new ArrayList<>();
        for (int r = 0; r < traces.size(); r++) {
            charts.add(ChartData.of(record.rules().get(r), traces.get(r), Math.max(most, 100)));
        }
        String library = resource("/META-INF/resources/webjars/echarts/" + echartsVersion() + "/dist/echarts.min.js");
        String script = resource("/io/glissade/report/charts.js");
        StringOutput page = new StringOutput();
        TEMPLATES.render(
                "report.jte",
                Map.of(
                        "run",
                        record,
                        "data",
                        inert(RunJson.compact(Map.of("units", record.units(), "rules", charts))),
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
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
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
