package io.glissade.report.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.report.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Opens the page of a fit from disk in the system's Chromium and looks at what is drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FitPageInBrowserTest {

    private static final String LINES = " svg path[stroke-width='2'][fill='none']";
    private static final String TOLERANCE = " svg path[stroke-dasharray][stroke-width='1.5']";

    private final Path folder;
    private final ChromeDriver browser;

    FitPageInBrowserTest(@TempDir Path folder) {
        this.folder = folder;
        this.browser = Browser.start(folder.resolve("profile"));
    }

    @AfterAll
    void quit() {
        browser.quit();
    }

    @Test
    void everyMethodAndPenaltyIsALineAgainstPassesAndTime() throws IOException {
        open(SyntheticFit.usual());
        for (String chart : List.of("#by-passes", "#by-seconds")) {
            assertThat(count(chart + LINES)).isEqualTo(6);
            assertThat(count(chart + TOLERANCE)).isEqualTo(1);
            assertThat(text(chart + " svg")).contains("tolerance 10⁻⁶", "sag, l2 = 0.1", "l-bfgs, l2 = 0.01");
        }
        assertNothingElseHappened();
    }

    @Test
    void aPathIsDrawnWithTheNamesOfItsFeaturesAndTheWeightsAsBars() throws IOException {
        open(SyntheticFit.of(
                List.of("sag"), SyntheticFit.PENALTIES, List.of("age", "size", "colour=red"), List.of("weight")));
        assertThat(browser.findElement(By.id("path-card")).isDisplayed()).isTrue();
        assertThat(count("#path" + LINES)).isEqualTo(3);
        assertThat(text("#path svg")).contains("age", "size", "colour=red", "l2");
        assertThat(text("#weights svg")).contains("age", "size", "colour=red");
        assertThat(browser.findElements(By.cssSelector("#weights-table tbody tr")))
                .hasSize(3);
        assertNothingElseHappened();
    }

    @Test
    void oneRunHasNoLegendAndNoPath() throws IOException {
        open(SyntheticFit.of(List.of("sag"), List.of(1.0), List.of("age"), List.of("weight")));
        assertThat(count("#by-passes" + LINES)).isEqualTo(1);
        assertThat(text("#by-passes svg")).doesNotContain("sag");
        assertThat(browser.findElement(By.id("path-card")).isDisplayed()).isFalse();
        assertNothingElseHappened();
    }

    @Test
    void severalClassesAreAMapOfWeights() throws IOException {
        open(SyntheticFit.of(
                List.of("sag"), List.of(1.0), List.of("age", "size"), List.of("setosa", "versicolor", "virginica")));
        assertThat(count("#weights svg path[stroke-width='0.6']")).isEqualTo(6);
        assertThat(text("#weights svg")).contains("setosa", "virginica", "age");
        assertNothingElseHappened();
    }

    @Test
    void namesFromTheDataAreShownAndNeverRun() throws IOException {
        String hostile = "<img src=x onerror=alert(2)>";
        open(SyntheticFit.of(List.of("sag"), SyntheticFit.PENALTIES, List.of(hostile, "b"), List.of(hostile, "c")));
        assertThat(text("#weights-table tbody")).contains(hostile);
        browser.executeScript("echarts.getInstanceByDom(document.getElementById('weights'))"
                + ".dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 0})");
        assertThat(text("#weights .tip")).contains(hostile);
        assertThat(count("img")).isZero();
        assertNothingElseHappened();
    }

    @Test
    void aFitWithoutAnyFiniteNumberSaysSo() throws IOException {
        SyntheticFit fit = SyntheticFit.of(List.of("sag"), List.of(1.0), List.of(), List.of("weight"));
        open(FitPage.render(fit.record(), List.of()));
        assertThat(text("#by-passes")).isEqualTo("No certificate was finite.");
        assertThat(text("main")).contains("Every weight is zero.");
        assertNothingElseHappened();
    }

    private void open(SyntheticFit fit) throws IOException {
        open(FitPage.render(fit.record(), fit.trace()));
    }

    private void open(String page) throws IOException {
        browser.get("about:blank");
        browser.manage().logs().get(LogType.PERFORMANCE);
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(Files.writeString(folder.resolve("page.html"), page).toUri().toString());
    }

    // The only thing asked for is the page itself, and nothing was complained about.
    private void assertNothingElseHappened() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        assertThat(browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                        .map(LogEntry::getMessage)
                        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                        .filter(message -> !message.contains("\"url\":\"data:,\"")))
                .hasSize(1);
    }

    private int count(String selector) {
        return browser.findElements(By.cssSelector(selector)).size();
    }

    private String text(String selector) {
        return String.valueOf(
                browser.executeScript("return document.querySelector(arguments[0]).textContent", selector));
    }
}
