package io.glissade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.run.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Opens the page from disk in the system's Chromium and looks at what is drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageInBrowserTest {

    private static final String POINTS = "#scatter svg path[d^='M1 0A1 1'][transform^='matrix']";
    private static final String FIT = "#scatter svg path[stroke-width='2'][stroke-linejoin='bevel']";
    private static final String THRESHOLD = "#scatter svg path[stroke-dasharray][stroke-width='1.5']";
    private static final String CELLS = "#layers svg path[stroke-width='0.6']";
    private static final String LOSSES = "#overview svg path[stroke-width='2'][stroke-linejoin='bevel']";
    private static final int PROBES = SyntheticRun.STEPS / SyntheticRun.PROBE_EVERY;
    private static final RunRecord.Cost COST = new RunRecord.Cost(1, 0, 1, 1, 0);

    private final Path folder;
    private final ChromeDriver browser;

    ReportPageInBrowserTest(@TempDir Path folder) {
        this.folder = folder;
        this.browser = Browser.start(folder.resolve("profile"));
    }

    @BeforeAll
    void writeTheRun() throws IOException {
        SyntheticRun.ofSixRules().writeTo(folder.resolve("run"));
    }

    @AfterAll
    void quit() {
        browser.quit();
    }

    @Test
    void everyMeasurementIsAPointAndFitThresholdAndNoiseFloorAreDrawn() {
        openRun("#rule-4");
        assertThat(count(POINTS)).isEqualTo(PROBES);
        assertThat(count(FIT)).isEqualTo(1);
        assertThat(count(THRESHOLD)).isEqualTo(1);
        assertThat(text("#scatter svg")).contains("threshold 0.25", "noise floor", "ceiling", "fixed radius (control)");
        assertThat(text("#scatter-note"))
                .contains("30 measurements", "0.86 (95 %: 0.72 to 0.93)", "beyond the threshold");
        assertNothingElseHappened();
    }

    @Test
    void stripsDistributionLayersAndAllLossesAreDrawn() {
        openRun("#rule-4");
        assertThat(count(LOSSES)).isEqualTo(6);
        assertThat(text("#overview svg")).contains("diverged at 37");
        assertThat(browser.findElement(By.id("held-out-card")).isDisplayed()).isTrue();
        assertThat(browser.findElements(By.cssSelector("#held-out svg path[stroke-width='2'][fill='none']")))
                .hasSize(5);
        assertThat(text("#strips svg"))
                .contains("Loss", "Gradient norm", "Step length", "Clip rate", "Step size × smoothness");
        assertThat(count("#distribution svg path[fill-opacity='0.5']")).isGreaterThanOrEqualTo(40);
        assertThat(text("#distribution svg")).contains("threshold 0.25");
        assertThat(count(CELLS)).isEqualTo(SyntheticRun.LAYERS.size() * PROBES);
        browser.findElement(By.id("layers-smoothness")).click();
        assertThat(text("#layers-note")).startsWith("Smoothness of each layer");
        assertThat(count(CELLS)).isEqualTo(SyntheticRun.LAYERS.size() * PROBES);
        assertNothingElseHappened();
    }

    @Test
    void anotherRuleChangesTheCharts() {
        openRun("#rule-4");
        String before = places();
        choose(0);
        assertThat(count(POINTS)).isEqualTo(PROBES);
        assertThat(places()).isNotEqualTo(before);
        assertThat(count(THRESHOLD)).isZero();
        choose(2);
        assertThat(text("#scatter")).isEqualTo("No smoothness was measured under this rule.");
        assertThat(text("#rule-sentence")).contains("first in lstm.weight_hh_l0");
        choose(3);
        assertThat(places()).isEqualTo(before);
        assertNothingElseHappened();
    }

    @Test
    void aPointUnderThePointerTellsItsNumbers() {
        openRun("#rule-4");
        browser.executeScript("echarts.getInstanceByDom(document.getElementById('scatter'))"
                + ".dispatchAction({type: 'showTip', seriesIndex: 3, dataIndex: 0})");
        assertThat(text("#scatter .tip")).contains("iteration40", "gradient norm", "smoothness", "ceiling", "loss");
        assertNothingElseHappened();
    }

    @Test
    void theChartsFollowDarkAndPrint() {
        openRun("#rule-4");
        assertThat(attribute(FIT, "stroke")).isEqualTo("#1c1f23");
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        // The page is told of the change before the next frame is drawn.
        browser.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
        assertThat(attribute(FIT, "stroke")).isEqualTo("#f3f4f6");
        browser.executeScript("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(attribute(FIT, "stroke")).isEqualTo("#1c1f23");
        assertThat(attribute("#scatter svg", "width")).isEqualTo("650");
        browser.executeScript("window.dispatchEvent(new Event('afterprint'))");
        assertThat(attribute(FIT, "stroke")).isEqualTo("#f3f4f6");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        assertNothingElseHappened();
    }

    @Test
    void textFromTheRunIsShownAndNeverRun() throws IOException {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
        List<RunRecord.Rule> rules = new ArrayList<>();
        List<RuleTraces> traces = new ArrayList<>();
        RuleTraces layered = SyntheticRun.ofSixRules().traces().get(0);
        Trace layers = new Trace(RuleTraces.layerColumns(List.of(hostile)));
        layers.append(1, 2, 3);
        for (int r = 0; r < 2; r++) {
            rules.add(rule(hostile + r, "r" + r, "BudgetSpent"));
            traces.add(new RuleTraces(layered.trace(), layers));
        }
        open(ReportPage.render(SyntheticRun.record(rules), traces));
        assertThat(text("#switch button:last-child")).isEqualTo(hostile + "1");
        assertThat(count("img")).isZero();
        assertThat(count("script")).isEqualTo(3);
        browser.executeScript("echarts.getInstanceByDom(document.getElementById('overview'))"
                + ".dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 5})");
        browser.executeScript("echarts.getInstanceByDom(document.getElementById('layers'))"
                + ".dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 0})");
        assertThat(text("#layers .tip")).contains(hostile);
        assertThat(count("img")).isZero();
        assertNothingElseHappened();
    }

    @Test
    void aForeignScriptIsRefusedByThePolicy() {
        openRun("");
        browser.executeScript("const s = document.createElement('script'); s.textContent = 'window.foreign = 1';"
                + " document.body.append(s)");
        assertThat(browser.executeScript("return window.foreign === undefined")).isEqualTo(true);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isNotEmpty();
    }

    @Test
    void twelveRulesWithoutProbesLayersOrFiniteLossAreDrawn() throws IOException {
        List<RunRecord.Rule> rules = new ArrayList<>();
        List<RuleTraces> traces = new ArrayList<>();
        Trace noLoss = new Trace(TraceRow.COLUMNS);
        double none = Double.NaN;
        for (int k = 1; k <= 3; k++) {
            noLoss.append(k, 0, none, none, none, 1, none, 0, none, none, none, none, none, none);
        }
        for (int r = 0; r < 12; r++) {
            rules.add(rule("rule" + r, "r" + r, "Diverged"));
            traces.add(r % 2 == 0 ? ReportPageTest.oneStep() : new RuleTraces(noLoss, new Trace(List.of("iteration"))));
        }
        open(ReportPage.render(SyntheticRun.record(rules), traces));
        for (int r = 0; r < 12; r++) {
            choose(r);
            assertThat(text("#scatter")).isEqualTo("No smoothness was measured under this rule.");
            assertThat(text("#layers")).isEqualTo("This model has no named layers.");
        }
        assertThat(text("#strips")).isEqualTo("No finite number was recorded.");
        assertNothingElseHappened();
    }

    @Test
    void aRunWithoutRulesShowsItsVerdict() throws IOException {
        open(ReportPage.render(SyntheticRun.record(List.of()), List.of()));
        assertThat(browser.findElement(By.id("headline")).isDisplayed()).isTrue();
        assertThat(browser.findElement(By.id("overview")).isDisplayed()).isFalse();
        assertNothingElseHappened();
    }

    private static RunRecord.Rule rule(String label, String name, String outcome) {
        return new RunRecord.Rule(
                label,
                name,
                "f",
                outcome,
                "s",
                1,
                Double.NaN,
                1,
                Double.NaN,
                null,
                null,
                null,
                null,
                null,
                COST,
                null,
                null);
    }

    private void openRun(String fragment) {
        visit(folder.resolve("run/report.html").toUri() + fragment);
    }

    private void open(String page) throws IOException {
        visit(Files.writeString(folder.resolve("page.html"), page).toUri().toString());
    }

    private void visit(String address) {
        browser.get("about:blank");
        browser.manage().logs().get(LogType.PERFORMANCE);
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(address);
    }

    // The only thing asked for is the page itself, and nothing was complained about.
    private void assertNothingElseHappened() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        assertThat(browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                        .map(LogEntry::getMessage)
                        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                        .filter(message -> !message.contains("\"url\":\"data:,\"")))
                .hasSize(1)
                .allMatch(message -> message.contains("\"documentURL\":\"file:"));
    }

    private void choose(int rule) {
        browser.findElements(By.cssSelector("#switch button")).get(rule).click();
    }

    private int count(String selector) {
        return browser.findElements(By.cssSelector(selector)).size();
    }

    private String attribute(String selector, String name) {
        return String.valueOf(browser.findElement(By.cssSelector(selector)).getDomAttribute(name));
    }

    private String text(String selector) {
        return String.valueOf(
                browser.executeScript("return document.querySelector(arguments[0]).textContent", selector));
    }

    private String places() {
        return String.valueOf(browser.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(p => p.getAttribute('transform')).join()",
                POINTS));
    }
}
